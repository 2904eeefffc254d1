// SPDX-License-Identifier: Apache-2.0
#include "reports/record_photos.h"

#include <algorithm>

#include "reports/text_box.h"

namespace reports {

namespace {

using audit::visits::Photo;

std::string taken(const Photo& photo, const Wording& words)
{
    return photo.taken ? audit::time_text(*photo.taken) : words("unknown");
}

void write_table(pdf::Flow& flow, const std::vector<Photo>& photos, const Wording& words)
{
    pdf::Table table;
    table.columns = {{words("number"), 0.5, pdf::Align::center},
                     {words("photo_taken"), 1.4},
                     {words("photo_place"), 1.5},
                     {words("photo_caption"), 2},
                     {words("photo_hash"), 2.6}};
    table.style = {.size = 8, .rules = pdf::Rules::grid, .padding = 2.5};
    for (const Photo& photo : photos)
        table.rows.push_back({.cells = {std::to_string(photo.number), taken(photo, words),
                                        photo.place.empty() ? words("unknown") : photo.place,
                                        photo.caption.empty() ? photo.name : photo.caption, photo.file.sha256}});
    flow.table(table);
}

// A picture with two lines beneath: what it shows, when and where.
void write_picture(pdf::Flow& flow, const ReportData& data, const Photo& photo, const pdf::Box& box,
                   const Wording& words)
{
    constexpr double kSize = 8.5;
    constexpr double kLines = 2 * kSize * 1.35;
    flow.document().picture({box.left, box.top, box.right, box.bottom - kLines - 4}, data.picture(photo.file));
    std::string text = words("photo", {{"number", std::to_string(photo.number)}});
    if (!photo.caption.empty()) text += words("colon") + photo.caption;
    text += '\n';
    text += taken(photo, words);
    text += "　";
    text += photo.place;
    write_in_box(flow, {box.left, box.bottom - kLines, box.right, box.bottom}, text, {kSize, false, {}});
}

}  // namespace

void write_photos(pdf::Flow& flow, const ReportData& data, const Wording& words)
{
    if (!data.visit || data.visit->photos.empty()) return;
    const std::vector<Photo>& photos = data.visit->photos;
    flow.new_page();
    flow.heading(words("photos"), 1);
    write_table(flow, photos, words);
    const auto across = static_cast<std::size_t>(std::max(1.0, words.measure("photos_across")));
    for (std::size_t first = 0; first < photos.size(); first += across) {
        flow.box(words.measure("photo_height"), [&](const pdf::Box& box) {
            constexpr double kBetween = 14;
            const double width =
                (box.width() - kBetween * static_cast<double>(across - 1)) / static_cast<double>(across);
            for (std::size_t i = 0; i < across && first + i < photos.size(); ++i) {
                const double left = box.left + static_cast<double>(i) * (width + kBetween);
                write_picture(flow, data, photos[first + i], {left, box.top, left + width, box.bottom}, words);
            }
        });
    }
}

}  // namespace reports
