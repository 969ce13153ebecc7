#pragma once

#include <string>
#include <string_view>

#include <dutygraph/error.hpp>
#include <dutygraph/limits.hpp>
#include <dutygraph/stop.hpp>
#include <dutygraph/text/offset_map.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// How bytes become text.
struct decode_options {
  /// `utf-8`, `gb18030` (also `gbk`, `gb2312`, `cp936`), `utf-16` (by its byte order mark),
  /// `utf-16-le`, `utf-16-be` and other spellings of these, in any case of letters; empty: find
  /// out. A name given is believed, whatever the bytes look like; its own byte order mark is taken
  /// off.
  std::string encoding;
  bool replace = false;  ///< U+FFFD for each fault, as WHATWG counts, and controls are kept
  std::string file;      ///< named in errors
};

/// A text and where it came from.
struct decoded_text {
  std::string text;  ///< UTF-8; line breaks as printed, without the byte order mark
  /// `utf-8`, `utf-8-sig` (with a mark), `gb18030`, `utf-16-le` or `utf-16-be`.
  std::string encoding;
  offset_map offsets;  ///< text offset to input byte
};

/// Decodes `bytes`; none give the empty text in `utf-8`.
///
/// Without an encoding named: a byte order mark decides; else, if all bytes are UTF-8, it is that;
/// else, if most of them or eight characters in a row are, it is UTF-8 with a fault; else GB18030,
/// with a fault if not all bytes fit, as long as it fits farther than UTF-8. UTF-16 without a mark
/// and UTF-32 are recognised by their zeros and refused. The result does not depend on the system:
/// GB18030 is the decoder of WHATWG with the mapping of 2022, in which A3A0 is U+3000 and the byte
/// 80 is U+20AC (€); GBK and GB2312 are its beginnings. Linear; asks `stop` about once a MiB.
///
/// Throws `parse_error` at the first fault, with line, column (in code points) and byte of the
/// input: `encoding.utf8`, `encoding.gb18030`, `encoding.utf16`; `encoding.control` for one of
/// U+0000..U+0008, U+000B, U+000E..U+001F, U+007F (a plan's text has none, and in a name they
/// mislead); `encoding.unsupported` for another encoding. `argument_error` (`encoding.unknown`) for
/// an unknown name, `limit_exceeded` for more than `input_bytes`, `stopped`. Source: WHATWG
/// Encoding Standard, sections "UTF-8 decoder", "gb18030 decoder", "shared UTF-16 decoder", and its
/// index gb18030 of 2024-09-18.
[[nodiscard]] decoded_text decode(std::string_view bytes, const decode_options& options = {},
                                  const limits& bounds = {}, const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/text/detail/encoding_inl.hpp>
#endif
