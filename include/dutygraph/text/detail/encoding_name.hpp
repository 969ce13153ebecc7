#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <dutygraph/error.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// What is read. `marked_utf_16` is UTF-16 whose byte order mark says how.
enum class known_encoding : std::uint8_t { utf_8, gb18030, utf_16_le, utf_16_be, marked_utf_16 };

struct encoding_alias {
  std::string_view name;  ///< in small letters, blanks and underlines as hyphens
  known_encoding encoding = known_encoding::utf_8;
};

/// GBK and GB2312 are read as GB18030, whose beginnings they are, as WHATWG has it.
inline constexpr encoding_alias encoding_aliases[] = {
    {"utf-8", known_encoding::utf_8},          {"utf8", known_encoding::utf_8},
    {"utf-8-sig", known_encoding::utf_8},      {"gb18030", known_encoding::gb18030},
    {"gb-18030", known_encoding::gb18030},     {"gb18030-2000", known_encoding::gb18030},
    {"gb18030-2005", known_encoding::gb18030}, {"gb18030-2022", known_encoding::gb18030},
    {"gbk", known_encoding::gb18030},          {"x-gbk", known_encoding::gb18030},
    {"cp936", known_encoding::gb18030},        {"ms936", known_encoding::gb18030},
    {"windows-936", known_encoding::gb18030},  {"936", known_encoding::gb18030},
    {"gb2312", known_encoding::gb18030},       {"gb-2312", known_encoding::gb18030},
    {"gb-2312-80", known_encoding::gb18030},   {"gb2312-80", known_encoding::gb18030},
    {"gb2312-1980", known_encoding::gb18030},  {"euc-cn", known_encoding::gb18030},
    {"euccn", known_encoding::gb18030},        {"chinese", known_encoding::gb18030},
    {"utf-16", known_encoding::marked_utf_16}, {"utf16", known_encoding::marked_utf_16},
    {"utf-16-le", known_encoding::utf_16_le},  {"utf-16le", known_encoding::utf_16_le},
    {"utf16le", known_encoding::utf_16_le},    {"utf-16-be", known_encoding::utf_16_be},
    {"utf-16be", known_encoding::utf_16_be},   {"utf16be", known_encoding::utf_16_be},
};

/// The encoding that goes by a name; `argument_error` if none does.
[[nodiscard]] inline known_encoding encoding_named(std::string_view given) {
  std::string name;
  for (const char letter : given) {
    const bool upper = letter >= 'A' && letter <= 'Z';
    const bool part = letter == '_' || letter == ' ';
    name += upper ? static_cast<char>(letter - 'A' + 'a') : part ? '-' : letter;
  }
  for (const encoding_alias& alias : encoding_aliases) {
    if (alias.name == name) return alias.encoding;
  }
  throw argument_error("encoding.unknown", "the encoding “" + printable(given) +
                                               "” is not known; known are utf-8, gb18030 (gbk, "
                                               "gb2312), utf-16, utf-16-le and utf-16-be");
}

}  // namespace detail

}  // namespace dutygraph
