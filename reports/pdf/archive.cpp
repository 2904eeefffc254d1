// SPDX-License-Identifier: Apache-2.0
#include "reports/pdf/archive.h"

#include <cstdio>

#include <string_view>
#include <utility>
#include <vector>

#include "audit/store/case_file.h"
#include "reports/markup.h"
#include "reports/pdf/color_profile.h"

namespace reports::pdf {

namespace {

std::string producer()
{
    return std::string("libharu ") + HPDF_GetVersion();
}

HPDF_Dict stream_of(HPDF_Doc document, std::string_view bytes)
{
    HPDF_Dict stream = HPDF_DictStream_New(document->mmgr, document->xref);
    if (stream == nullptr) return nullptr;  // libharu has kept the error
    HPDF_Stream_Write(stream->stream, reinterpret_cast<const HPDF_BYTE*>(bytes.data()),
                      static_cast<HPDF_UINT>(bytes.size()));
    return stream;
}

// One property of XMP; nothing where it has no value, as in the document information.
std::string property(const char* name, const std::string& value, const char* list = nullptr)
{
    if (value.empty()) return {};
    std::string inner = escaped(value);
    if (list != nullptr) {
        const bool by_language = std::string_view(list) == "Alt";
        inner = std::string("<rdf:") + list + "><rdf:li" + (by_language ? " xml:lang=\"x-default\"" : "") + ">" +
                inner + "</rdf:li></rdf:" + list + ">";
    }
    return std::string("<") + name + ">" + inner + "</" + name + ">\n";
}

std::string xmp(const DocumentInfo& info)
{
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
           "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
           "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n" +
           property("dc:title", info.title, "Alt") + property("dc:creator", info.author, "Seq") +
           property("dc:description", info.subject, "Alt") + property("pdf:Keywords", info.keywords) +
           property("pdf:Producer", producer()) + property("xmp:CreatorTool", info.creator) +
           property("xmp:CreateDate", info.created) + property("xmp:ModifyDate", info.created) +
           property("pdfaid:part", "1") + property("pdfaid:conformance", "B") +
           "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

void add_color_profile(HPDF_Doc document)
{
    HPDF_Dict stream = stream_of(document, srgb_profile());
    HPDF_Dict_AddNumber(stream, "N", 3);
    HPDF_Dict intent = HPDF_Dict_New(document->mmgr);
    HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
    for (const char* key : {"OutputConditionIdentifier", "Info"})
        HPDF_Dict_Add(intent, key, HPDF_String_New(document->mmgr, "sRGB IEC61966-2.1", nullptr));
    HPDF_Dict_Add(intent, "DestOutputProfile", stream);
    HPDF_Array intents = HPDF_Array_New(document->mmgr);
    HPDF_Array_Add(intents, intent);
    HPDF_Dict_Add(document->catalog, "OutputIntents", intents);
}

// The same document has the same identifier: it is made of what the document is about.
void add_identifier(HPDF_Doc document, const std::string& about)
{
    constexpr std::size_t kBytes = 16;
    const std::string hex = audit::store::sha256_of(about);
    std::vector<HPDF_BYTE> id;
    for (std::size_t i = 0; i < kBytes; ++i)
        id.push_back(static_cast<HPDF_BYTE>(std::stoul(hex.substr(2 * i, 2), nullptr, 16)));
    HPDF_Array both = HPDF_Array_New(document->mmgr);
    for (int i = 0; i < 2; ++i)
        HPDF_Array_Add(both, HPDF_Binary_New(document->mmgr, id.data(), static_cast<HPDF_UINT>(id.size())));
    HPDF_Dict_Add(document->trailer, "ID", both);
}

}  // namespace

void write_metadata(HPDF_Doc document, const DocumentInfo& info)
{
    const std::string made_by = producer();
    const std::pair<HPDF_InfoType, const std::string*> texts[] = {
        {HPDF_INFO_TITLE, &info.title},     {HPDF_INFO_AUTHOR, &info.author},     {HPDF_INFO_SUBJECT, &info.subject},
        {HPDF_INFO_CREATOR, &info.creator}, {HPDF_INFO_KEYWORDS, &info.keywords}, {HPDF_INFO_PRODUCER, &made_by}};
    for (const auto& [kind, value] : texts) {
        if (!value->empty()) HPDF_SetInfoAttr(document, kind, value->c_str());
    }
    HPDF_Date date{};
    date.ind = 'Z';
    if (std::sscanf(info.created.c_str(), "%d-%d-%dT%d:%d:%d", &date.year, &date.month, &date.day, &date.hour,
                    &date.minutes, &date.seconds) == 6) {
        HPDF_SetInfoDateAttr(document, HPDF_INFO_CREATION_DATE, date);
        HPDF_SetInfoDateAttr(document, HPDF_INFO_MOD_DATE, date);
    }
}

void make_archival(HPDF_Doc document, const DocumentInfo& info)
{
    document->pdf_version = HPDF_VER_14;
    const std::string metadata = xmp(info);
    HPDF_Dict stream = stream_of(document, metadata);  // never compressed: programs look for it
    HPDF_Dict_AddName(stream, "Type", "Metadata");
    HPDF_Dict_AddName(stream, "Subtype", "XML");
    HPDF_Dict_Add(document->catalog, "Metadata", stream);
    add_color_profile(document);
    add_identifier(document, metadata);
}

}  // namespace reports::pdf
