// SPDX-License-Identifier: Apache-2.0
#include "reports/outlet_map.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "reports/number_text.h"
#include "reports/wording.h"

namespace reports {

namespace {

constexpr pdf::Color kInk = {0.1, 0.1, 0.1};
constexpr pdf::Color kQuiet = {0.45, 0.45, 0.45};
constexpr double kSmall = 7;
constexpr double kFarthest = 20000;  // metres

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// 1, 2 or 5 times a power of ten.
double round_length(double metres)
{
    const double power = std::pow(10, std::floor(std::log10(metres)));
    for (const double step : {5.0, 2.0}) {
        if (step * power <= metres) return step * power;
    }
    return power;
}

struct Projection {
    pdf::Box area;
    double scale = 1;  // points a metre
    double east = 0, north = 0;

    pdf::Point place(const MapPoint& point) const
    {
        return {(area.left + area.right) / 2 + (point.east - east) * scale,
                (area.top + area.bottom) / 2 - (point.north - north) * scale};
    }
};

Projection project(const pdf::Box& box, const std::vector<MapPoint>& points)
{
    const auto by_east = [](const MapPoint& a, const MapPoint& b) { return a.east < b.east; };
    const auto by_north = [](const MapPoint& a, const MapPoint& b) { return a.north < b.north; };
    const auto [west, east] = std::minmax_element(points.begin(), points.end(), by_east);
    const auto [south, north] = std::minmax_element(points.begin(), points.end(), by_north);
    constexpr double kLeast = 60;  // metres: outlets side by side are not blown up to fill the sketch
    Projection made;
    made.area = {box.left + 34, box.top + 16, box.right - 34, box.bottom - 22};
    made.scale = std::min(made.area.width() / std::max(east->east - west->east, kLeast),
                          made.area.height() / std::max(north->north - south->north, kLeast));
    made.east = (west->east + east->east) / 2;
    made.north = (south->north + north->north) / 2;
    return made;
}

void draw_point(pdf::Document& document, const pdf::Point& at, bool is_plant)
{
    constexpr double kHalf = 2.4;
    if (is_plant) {
        document.line({at.x - kHalf, at.y}, {at.x + kHalf, at.y}, 0.8, kQuiet, false);
        document.line({at.x, at.y - kHalf}, {at.x, at.y + kHalf}, 0.8, kQuiet, false);
    } else {
        document.fill({at.x - kHalf, at.y - kHalf, at.x + kHalf, at.y + kHalf}, kInk);
    }
}

bool overlap(const pdf::Box& a, const pdf::Box& b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

// The first place around its point where a label touches no other; a label without such a place is left out of the
// sketch rather than drawn over another: its point still stands.
void draw_labels(pdf::Document& document, const pdf::Box& box, const Projection& projection,
                 const std::vector<MapPoint>& points)
{
    std::vector<pdf::Box> taken;
    for (const MapPoint& point : points) {
        const pdf::Point at = projection.place(point);
        taken.push_back({at.x - 3, at.y - 3, at.x + 3, at.y + 3});
    }
    for (const MapPoint& point : points) {
        const pdf::TextStyle style = {kSmall, !point.is_plant, point.is_plant ? kQuiet : kInk};
        const std::string label = fitted_text(document, point.label, style, 70);
        const double width = document.text_width(label, style);
        const pdf::Point at = projection.place(point);
        const pdf::Point starts[] = {{at.x + 5, at.y + 2.5},
                                     {at.x - 5 - width, at.y + 2.5},
                                     {at.x - width / 2, at.y - 5},
                                     {at.x - width / 2, at.y + 11}};
        for (const pdf::Point& start : starts) {
            const pdf::Box place = {start.x, start.y - kSmall, start.x + width, start.y + 2};
            const bool inside = place.left > box.left + 2 && place.right < box.right - 2 && place.top > box.top + 2 &&
                                place.bottom < box.bottom - 14;
            if (!inside ||
                std::any_of(taken.begin(), taken.end(), [&](const pdf::Box& b) { return overlap(b, place); }))
                continue;
            document.text(start, label, style);
            taken.push_back(place);
            break;
        }
    }
}

void draw_scale(pdf::Document& document, const pdf::Box& box, double scale, const MapWords& words)
{
    const double metres = round_length(box.width() / 3 / scale);
    const double length = metres * scale;
    const double y = box.bottom - 7;
    const pdf::TextStyle style = {kSmall, false, kQuiet};
    document.line({box.left + 8, y}, {box.left + 8 + length, y}, 1, kQuiet, false);
    for (const double x : {box.left + 8, box.left + 8 + length}) document.line({x, y - 3}, {x, y}, 1, kQuiet, false);
    document.text({box.left + 12 + length, y + 1}, fill_in(words.metres, {{"value", plain_number(metres, 0)}}), style);
}

void draw_north(pdf::Document& document, const pdf::Box& box, const MapWords& words)
{
    const double x = box.right - 12;
    document.polyline({{x, box.top + 26}, {x, box.top + 13}}, 0.9, kQuiet);
    document.polyline({{x - 3, box.top + 17}, {x, box.top + 12}, {x + 3, box.top + 17}}, 0.9, kQuiet);
    document.text({x - kSmall / 2, box.top + 10}, words.north, {kSmall, false, kQuiet});
}

}  // namespace

std::vector<MapPoint> map_points(const audit::Plant& plant, const std::string& plant_label)
{
    struct Place {
        std::string label;
        double longitude = 0, latitude = 0;
        bool is_plant = false;
    };
    std::vector<Place> places;
    for (const audit::Outlet& outlet : plant.outlets) {
        if (outlet.longitude && outlet.latitude)
            places.push_back({outlet.outlet, *outlet.longitude, *outlet.latitude, false});
    }
    if (places.empty()) return {};
    if (plant.permit && plant.permit->longitude && plant.permit->latitude)
        places.push_back({plant_label, *plant.permit->longitude, *plant.permit->latitude, true});
    std::vector<double> longitudes;
    std::vector<double> latitudes;
    for (const Place& place : places) {
        longitudes.push_back(place.longitude);
        latitudes.push_back(place.latitude);
    }
    const double longitude = median(longitudes);
    const double latitude = median(latitudes);
    constexpr double kMetresADegree = 111320;
    const double narrowing = std::cos(latitude * std::numbers::pi / 180);
    std::vector<MapPoint> points;
    for (const Place& place : places) {
        const MapPoint point = {place.label, (place.longitude - longitude) * kMetresADegree * narrowing,
                                (place.latitude - latitude) * kMetresADegree, place.is_plant};
        if (std::hypot(point.east, point.north) <= kFarthest) points.push_back(point);
    }
    return points;
}

void draw_map(pdf::Document& document, const pdf::Box& box, const std::vector<MapPoint>& points, const MapWords& words)
{
    document.frame(box, 0.5, kQuiet);
    if (points.empty()) {
        const pdf::TextStyle style = {8, false, kQuiet};
        const std::string text = fitted_text(document, words.nothing, style, box.width() - 12);
        document.text({(box.left + box.right - document.text_width(text, style)) / 2, (box.top + box.bottom) / 2}, text,
                      style);
        return;
    }
    const Projection projection = project(box, points);
    for (const MapPoint& point : points) draw_point(document, projection.place(point), point.is_plant);
    draw_labels(document, box, projection, points);
    draw_scale(document, box, projection.scale, words);
    draw_north(document, box, words);
}

}  // namespace reports
