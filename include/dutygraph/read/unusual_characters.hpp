#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/read/lines.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Findings of one kind that were counted only.
struct finding_count {
  std::string code;
  std::uint64_t count = 0;
  friend bool operator==(const finding_count&, const finding_count&) = default;
};

/// The characters of a text that a reader of it may not see as they are meant.
struct unusual_characters {
  std::vector<finding> findings;    ///< in the order of the text
  std::vector<finding_count> more;  ///< beyond the number asked for
};

/// Finds characters that do not show, turn the text around them, or have no meaning of their own.
///
/// One finding for a row of characters of one kind: `reader.bidi_control`, `reader.private_use`
/// (U+E000..U+F8FF, planes 15 and 16: what a font of the writer's showed, and the undefined places
/// of GB18030), `reader.noncharacter`, `reader.lost_character` (U+FFFD), all warnings;
/// `reader.invisible_character` (the rest of Default_Ignorable_Code_Point), information. `text` is
/// UTF-8. At most `most_of_a_kind` findings of each, the rest are counted. Linear.
/// Throws `stopped`.
[[nodiscard]] unusual_characters find_unusual_characters(std::string_view text,
                                                         std::uint64_t most_of_a_kind,
                                                         const stop_token& stop = {});

/// The first blanks in a name (within one line) that its key leaves out, as in 孙　尧; an absent
/// span if there are none. Linear.
[[nodiscard]] span find_dropped_blanks(std::string_view text, span name) noexcept;

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/unusual_characters_inl.hpp>
#endif
