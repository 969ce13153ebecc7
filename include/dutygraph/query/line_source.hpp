#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <dutygraph/model/vocabulary.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Where lines of command (领导关系) come from.
enum class line_source : std::uint8_t {
  automatic,  ///< the plan's own if it has any, else derived
  stated,     ///< the plan's `leads` edges, stated or curated
  derived,    ///< by the rule of `lines_of_command`
};

inline constexpr std::array<std::string_view, 3> line_source_names = {"auto", "stated", "derived"};

[[nodiscard]] constexpr std::string_view to_string(line_source value) noexcept {
  return line_source_names[static_cast<std::size_t>(value)];
}

/// Which lines of command a question is about.
struct command_options {
  line_source lines = line_source::automatic;
  inheritance rule = inheritance::nearest;  ///< by which derived lines find the holders of items
};

}  // namespace dutygraph
