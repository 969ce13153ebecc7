#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>

#include <dutygraph/error.hpp>
#include <dutygraph/model/ids.hpp>
#include <dutygraph/model/string_arena.hpp>
#include <dutygraph/text/name_key.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Gives each name one id: dense, from 1 in the order of first sight; 0 is the empty name.
///
/// Names with one `name_key` are one name, shown in the form first seen (`display_name`). A value:
/// copies are independent. Nothing depends on the order of hashing.
class interner {
 public:
  /// The id of `name`, which is new if no name of that key was seen. Linear in the name on average.
  /// Throws `limit_exceeded` past 2^32 - 1 names or 4 GiB of them.
  string_id intern(std::string_view name);

  /// The id of `name` if one of that key was seen (the empty name always was).
  [[nodiscard]] std::optional<string_id> find(std::string_view name) const;

  /// The form shown, valid until the next `intern`. `id` must come from this interner.
  [[nodiscard]] std::string_view name(string_id id) const noexcept { return names_[id]; }

  /// The names seen, the empty one included: ids are less than this.
  [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }

 private:
  string_arena names_;
  std::unordered_map<name_key, string_id> ids_;
};

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/model/detail/interner_inl.hpp>
#endif
