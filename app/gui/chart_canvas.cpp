// SPDX-License-Identifier: Apache-2.0
#include "app/gui/chart_canvas.h"

#include <wx/dcbuffer.h>
#include <wx/settings.h>

#include <algorithm>
#include <cmath>

#include "app/gui/text.h"

namespace gui {

namespace {

constexpr int kMargin = 10;
constexpr std::int64_t kShortest = 6 * audit::kHour;  // nobody needs to look closer
const wxColour kLine(24, 94, 150);
const wxColour kLimit(176, 0, 32);
const wxColour kMarked(255, 236, 200);
const wxColour kGrid(222, 222, 222);

wxColour band_colour(reports::BandKind kind)
{
    switch (kind) {
        case reports::BandKind::stopped:
            return {232, 232, 232};
        case reports::BandKind::starting_or_stopping:
            return {214, 232, 250};
        case reports::BandKind::service:
            return {224, 242, 224};
        case reports::BandKind::no_data:
            return {245, 225, 225};
    }
    return {};
}

}  // namespace

ChartCanvas::ChartCanvas(wxWindow* parent)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxFULL_REPAINT_ON_RESIZE)
{
    SetName("chart");
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Bind(wxEVT_PAINT, &ChartCanvas::paint, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        update();
        event.Skip();
    });
    Bind(wxEVT_MOUSEWHEEL, &ChartCanvas::zoom_by_wheel, this);
    Bind(wxEVT_LEFT_DOWN, &ChartCanvas::begin_drag, this);
    Bind(wxEVT_MOTION, &ChartCanvas::drag, this);
    Bind(wxEVT_LEFT_UP, &ChartCanvas::end_drag, this);
    Bind(wxEVT_LEFT_DCLICK, [this](wxMouseEvent&) { show_all(); });
    Bind(wxEVT_MOUSE_CAPTURE_LOST, [this](wxMouseCaptureLostEvent&) { drag_from_.reset(); });
    Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent&) {
        pointer_.reset();
        Refresh();
    });
    Bind(wxEVT_KEY_DOWN, &ChartCanvas::use_key, this);
}

void ChartCanvas::show(commands::ChartSeries series, const wxString& title)
{
    series_ = std::move(series);
    title_ = title;
    marked_.reset();
    show_all();
}

void ChartCanvas::show_all()
{
    show_period({series_.series.start, series_.series.end()}, marked_);
}

void ChartCanvas::show_period(const audit::Period& period, const std::optional<audit::Period>& marked)
{
    period_ = period;
    marked_ = marked;
    update();
}

void ChartCanvas::update()
{
    reports::ChartRequest request;
    request.title = from_wx(title_);
    request.period = period_;
    request.columns = std::max(plot_area().width, 100);
    request.converted = series_.converted;
    request.limits = series_.limits;
    request.marked = marked_;
    if (!period_.empty() && series_.series.size() > 0) model_ = reports::make_chart(series_.series, request);
    Refresh();
}

wxRect ChartCanvas::plot_area() const
{
    const wxSize size = GetClientSize();
    const wxSize label = GetTextExtent("100000.0");
    const int left = label.x + 2 * kMargin;
    const int top = 2 * label.y + kMargin;
    return {left, top, std::max(size.x - left - 2 * kMargin, 1), std::max(size.y - top - 2 * label.y - kMargin, 1)};
}

int ChartCanvas::x_of(audit::Time time) const
{
    const wxRect area = plot_area();
    const double share = static_cast<double>(time - model_.period.from) /
                         static_cast<double>(std::max<std::int64_t>(model_.period.seconds(), 1));
    return area.x + static_cast<int>(std::lround(std::clamp(share, -1.0, 2.0) * area.width));
}

int ChartCanvas::y_of(double value) const
{
    const wxRect area = plot_area();
    const double span = std::max(model_.highest - model_.lowest, 1e-9);
    return area.GetBottom() - static_cast<int>(std::lround((value - model_.lowest) / span * area.height));
}

audit::Time ChartCanvas::time_at(int x) const
{
    const wxRect area = plot_area();
    const double share = static_cast<double>(x - area.x) / std::max(area.width, 1);
    return period_.from + static_cast<std::int64_t>(share * static_cast<double>(period_.seconds()));
}

void ChartCanvas::paint(wxPaintEvent&)
{
    wxAutoBufferedPaintDC dc(this);
    dc.SetBackground(*wxWHITE_BRUSH);
    dc.Clear();
    dc.SetFont(GetFont());
    if (series_.series.size() == 0 || period_.empty()) return;
    draw_bands(dc);
    draw_axes(dc);
    dc.SetClippingRegion(plot_area().Inflate(1));
    draw_lines(dc);
    draw_limits(dc);
    dc.DestroyClippingRegion();
    draw_pointer(dc);
}

void ChartCanvas::draw_bands(wxDC& dc) const
{
    const wxRect area = plot_area();
    dc.SetPen(*wxTRANSPARENT_PEN);
    const auto fill = [&](const audit::Period& period, const wxColour& colour) {
        const int from = std::max(x_of(period.from), area.x);
        const int to = std::min(x_of(period.to), area.GetRight());
        if (to < from) return;
        dc.SetBrush(wxBrush(colour));
        dc.DrawRectangle(from, area.y, std::max(to - from, 2), area.height);
    };
    if (model_.marked) fill(*model_.marked, kMarked);
    for (const reports::ChartBand& band : model_.bands) fill(band.period, band_colour(band.kind));
}

void ChartCanvas::draw_axes(wxDC& dc) const
{
    const wxRect area = plot_area();
    dc.SetTextForeground(*wxBLACK);
    dc.DrawText(title_ + "  " + to_wx(model_.unit), area.x, kMargin / 2);
    for (const reports::AxisTick& tick : model_.value_ticks) {
        const int y = y_of(tick.value);
        dc.SetPen(wxPen(kGrid));
        dc.DrawLine(area.x, y, area.GetRight(), y);
        const wxString label = to_wx(tick.label);
        const wxSize size = dc.GetTextExtent(label);
        dc.DrawText(label, area.x - size.x - kMargin / 2, y - size.y / 2);
    }
    for (const reports::AxisTick& tick : model_.time_ticks) {
        const int x = x_of(audit::Time{static_cast<std::int64_t>(tick.value)});
        dc.SetPen(wxPen(kGrid));
        dc.DrawLine(x, area.y, x, area.GetBottom());
        const wxString label = to_wx(tick.label);
        dc.DrawText(label, x - dc.GetTextExtent(label).x / 2, area.GetBottom() + kMargin / 2);
    }
    dc.SetPen(*wxGREY_PEN);
    dc.SetBrush(*wxTRANSPARENT_BRUSH);
    dc.DrawRectangle(area);
}

void ChartCanvas::draw_lines(wxDC& dc) const
{
    dc.SetPen(wxPen(kLine, 2));
    for (const reports::ChartLine& line : model_.lines)
        for (const reports::ChartStretch& stretch : line.stretches) {
            std::vector<wxPoint> points;
            points.reserve(stretch.size());
            for (const reports::ChartPoint& point : stretch) points.emplace_back(x_of(point.time), y_of(point.value));
            if (points.size() == 1) dc.DrawCircle(points[0], 2);
            if (points.size() > 1) dc.DrawLines(static_cast<int>(points.size()), points.data());
        }
}

void ChartCanvas::draw_limits(wxDC& dc) const
{
    const wxRect area = plot_area();
    dc.SetPen(wxPen(kLimit, 1, wxPENSTYLE_SHORT_DASH));
    dc.SetTextForeground(kLimit);
    for (const reports::ChartLimit& limit : model_.limits) {
        const int y = y_of(limit.value);
        dc.DrawLine(area.x, y, area.GetRight(), y);
        const wxString label = to_wx(limit.label);
        const wxSize size = dc.GetTextExtent(label);
        dc.DrawText(label, area.GetRight() - size.x - kMargin / 2, y - size.y);
    }
}

// The value under the pointer, written at the top right.
void ChartCanvas::draw_pointer(wxDC& dc) const
{
    const audit::Series& series = series_.series;
    if (!pointer_ || !plot_area().Contains(*pointer_)) return;
    const audit::Time time = time_at(pointer_->x);
    if (time < series.start || series.end() <= time) return;
    const auto index = static_cast<std::size_t>((time - series.start) / series.step);
    const auto& values = series_.converted ? series.converted : series.measured;
    const std::int64_t value = values[index];
    const std::string shown = value == audit::kAbsent ? "—" : series.decimal(value).to_string();
    const wxString text = to_wx(audit::time_text(series.time(index)) + "   " + shown + " " + series.unit);
    dc.SetTextForeground(*wxBLACK);
    dc.DrawText(text, plot_area().GetRight() - dc.GetTextExtent(text).x, kMargin / 2);
    dc.SetPen(*wxGREY_PEN);
    dc.DrawLine(pointer_->x, plot_area().y, pointer_->x, plot_area().GetBottom());
}

void ChartCanvas::zoom(double factor, audit::Time around)
{
    const std::int64_t all = series_.series.end() - series_.series.start;
    if (all <= 0) return;
    const auto wanted = static_cast<std::int64_t>(static_cast<double>(period_.seconds()) * factor);
    const std::int64_t length = std::clamp(wanted, std::min(kShortest, all), all);
    const double share =
        static_cast<double>(around - period_.from) / static_cast<double>(std::max<std::int64_t>(period_.seconds(), 1));
    const audit::Time from = around - static_cast<std::int64_t>(share * static_cast<double>(length));
    period_ = {from, from + length};
    move(0);
}

// Moves within what the series has.
void ChartCanvas::move(std::int64_t seconds)
{
    const audit::Time first = series_.series.start;
    const audit::Time last = series_.series.end();
    const std::int64_t length = period_.seconds();
    audit::Time from = period_.from + seconds;
    from = std::clamp(from, first, std::max(first, last - length));
    period_ = {from, from + length};
    update();
}

void ChartCanvas::zoom_by_wheel(wxMouseEvent& event)
{
    constexpr double kStep = 1.4;
    zoom(event.GetWheelRotation() > 0 ? 1 / kStep : kStep, time_at(event.GetX()));
}

void ChartCanvas::begin_drag(wxMouseEvent& event)
{
    SetFocus();
    drag_from_ = event.GetX();
    drag_period_ = period_;
    if (!HasCapture()) CaptureMouse();
}

void ChartCanvas::drag(wxMouseEvent& event)
{
    pointer_ = event.GetPosition();
    if (!drag_from_) {
        Refresh();
        return;
    }
    const double per_pixel = static_cast<double>(drag_period_.seconds()) / std::max(plot_area().width, 1);
    period_ = drag_period_;
    move(-static_cast<std::int64_t>((event.GetX() - *drag_from_) * per_pixel));
}

void ChartCanvas::end_drag(wxMouseEvent&)
{
    drag_from_.reset();
    if (HasCapture()) ReleaseMouse();
}

void ChartCanvas::use_key(wxKeyEvent& event)
{
    constexpr double kStep = 1.4;
    const std::int64_t tenth = period_.seconds() / 10;
    const audit::Time middle = period_.from + period_.seconds() / 2;
    switch (event.GetKeyCode()) {
        case WXK_LEFT:
            move(-tenth);
            break;
        case WXK_RIGHT:
            move(tenth);
            break;
        case WXK_UP:
        case '+':
        case '=':
            zoom(1 / kStep, middle);
            break;
        case WXK_DOWN:
        case '-':
            zoom(kStep, middle);
            break;
        case WXK_HOME:
            show_all();
            break;
        default:
            event.Skip();
    }
}

}  // namespace gui
