// SPDX-License-Identifier: Apache-2.0
// Draws one chart model and turns wheel, drag and keys into the period to show next.
#pragma once

#include <wx/panel.h>

#include <optional>

#include "app/commands/view_chart.h"

namespace gui {

class ChartCanvas : public wxPanel {
 public:
    explicit ChartCanvas(wxWindow* parent);

    void show(commands::ChartSeries series, const wxString& title);
    void show_period(const audit::Period& period, const std::optional<audit::Period>& marked);
    void show_all();
    const audit::Period& period() const { return period_; }
    // Where values are drawn, in pixels of the panel.
    wxRect plot_area() const;

 private:
    void paint(wxPaintEvent& event);
    void zoom_by_wheel(wxMouseEvent& event);
    void begin_drag(wxMouseEvent& event);
    void drag(wxMouseEvent& event);
    void end_drag(wxMouseEvent& event);
    void use_key(wxKeyEvent& event);

    void zoom(double factor, audit::Time around);
    void move(std::int64_t seconds);
    void update();
    audit::Time time_at(int x) const;
    int x_of(audit::Time time) const;
    int y_of(double value) const;
    void draw_bands(wxDC& dc) const;
    void draw_axes(wxDC& dc) const;
    void draw_lines(wxDC& dc) const;
    void draw_limits(wxDC& dc) const;
    void draw_pointer(wxDC& dc) const;

    commands::ChartSeries series_;
    wxString title_;
    audit::Period period_;
    std::optional<audit::Period> marked_;
    reports::ChartModel model_;
    std::optional<int> drag_from_;
    audit::Period drag_period_;
    std::optional<wxPoint> pointer_;
};

}  // namespace gui
