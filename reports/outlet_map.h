// SPDX-License-Identifier: Apache-2.0
// A sketch of where the outlets of a plant stand, from the coordinates of the permit: north is up, with a scale.
#pragma once

#include <string>
#include <vector>

#include "audit/model/plant.h"
#include "reports/pdf/document.h"

namespace reports {

struct MapPoint {
    std::string label;
    double east = 0, north = 0;  // metres from the middle of all
    bool is_plant = false;       // the address of the permit, no outlet
};

// Outlets with coordinates that lie within 20 km of their middle: a slip of a digit must not flatten the rest.
std::vector<MapPoint> map_points(const audit::Plant& plant, const std::string& plant_label);

struct MapWords {
    std::string north, nothing;
    std::string metres;  // with {value}
};
void draw_map(pdf::Document& document, const pdf::Box& box, const std::vector<MapPoint>& points, const MapWords& words);

}  // namespace reports
