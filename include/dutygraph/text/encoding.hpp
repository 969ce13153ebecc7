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
  /// `utf-8` or `utf-8-sig` (either takes a byte order mark), in any case of letters; empty: find
  /// out. A name given is believed, whatever the bytes look like.
  std::string encoding;
  bool replace = false;  ///< U+FFFD for each fault, as WHATWG counts, and controls are kept
  std::string file;      ///< named in errors
};

/// A text and where it came from.
struct decoded_text {
  std::string text;      ///< UTF-8; line breaks as printed, without the byte order mark
  std::string encoding;  ///< `utf-8`, or `utf-8-sig` if there was a mark
  offset_map offsets;    ///< text offset to input byte
};

/// Decodes `bytes`; none give the empty text in `utf-8`.
///
/// Without an encoding named: a byte order mark decides, else the bytes must be UTF-8. Other
/// encodings are recognised (UTF-16, UTF-32 by mark or by their zeros; GB18030 where all bytes fit
/// and most do not fit UTF-8), but this version does not read them. Linear; asks `stop` about once
/// a MiB.
///
/// Throws `parse_error`: `encoding.utf8` at the first fault; `encoding.control` at the first of
/// U+0000..U+0008, U+000B, U+000E..U+001F, U+007F (a plan's text has none, and in a name they
/// mislead); `encoding.unsupported` for another encoding. `argument_error` (`encoding.unknown`) for
/// an unknown name, `limit_exceeded` for more than `input_bytes`, `stopped`. Source of the counting
/// of U+FFFD: WHATWG Encoding Standard, section 8.1.1 "UTF-8 decoder".
[[nodiscard]] decoded_text decode(std::string_view bytes, const decode_options& options = {},
                                  const limits& bounds = {}, const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/text/detail/encoding_inl.hpp>
#endif
