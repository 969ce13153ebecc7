#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include <dutygraph/exchange/change_json.hpp>

#include <dutygraph/exchange/detail/json_members.hpp>
#include <dutygraph/exchange/detail/json_writer.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

inline constexpr std::string_view change_format = "dutygraph.change";

DUTYGRAPH_INLINE void write_edit(json_writer& out, const edit& one) {
  out.text("edit", to_string(one.kind));
  if (one.what) out.text("what", to_string(*one.what));
  out.text("name", one.name);
  out.text("work", one.work);
  out.text("to", one.to);
  const bool assigns = one.kind == edit_kind::move || (!one.work.empty() && one.to.empty());
  if (assigns || one.role != role::lead) out.text("role", to_string(one.role));
  if (one.kind == edit_kind::effort || one.effort != 1.0) out.number("effort", one.effort);
  out.text("reason", one.reason);
  out.close();
}

/// Turns parsed values into a change.
class json_change : private json_members {
 public:
  using json_members::json_members;

  [[nodiscard]] change run() {
    change out;
    bool has_format = false;
    bool has_version = false;
    members(0, [&](std::size_t at) {
      const std::string& name = values_[at].name;
      if (name == "format") {
        has_format = string(at) == change_format;
      } else if (name == "version") {
        has_version = true;
        require_first_version(at);
      } else if (name == "title") {
        out.title = string(at);
      } else if (name == "edits") {
        each(at, [&](std::size_t part) { read_edit(part, out.edits.emplace_back()); });
      } else if (has_format) {
        unknown(at);
      }
    });
    if (!has_format || !has_version) {
      fail("json.member", 0,
           "is no change: it lacks \"format\": \"dutygraph.change\" or \"version\": 1");
    }
    return out;
  }

 private:
  void read_edit(std::size_t at, edit& out) {
    out.what.reset();
    bool has_kind = false;
    members(at, [&](std::size_t part) {
      const std::string& name = values_[part].name;
      if (name == "edit") {
        out.kind = named<edit_kind>(part, edit_kind_names);
        has_kind = true;
      } else if (name == "what") {
        out.what = named<node_kind>(part, node_kind_names);
      } else if (name == "name") {
        out.name = string(part);
      } else if (name == "work") {
        out.work = string(part);
      } else if (name == "to") {
        out.to = string(part);
      } else if (name == "role") {
        out.role = named<role>(part, role_names);
      } else if (name == "effort") {
        out.effort = real(part);
      } else if (name == "reason") {
        out.reason = string(part);
      } else {
        unknown(part);
      }
    });
    if (!has_kind) fail("json.member", at, "has an edit without the member \"edit\"");
  }
};

}  // namespace detail

DUTYGRAPH_INLINE std::string change_to_json(const change& value) {
  for (std::size_t at = 0; at < value.edits.size(); ++at) {
    if (std::isfinite(value.edits[at].effort)) continue;
    throw argument_error("change.effort",
                         "edit " + std::to_string(at + 1) + " of " +
                             std::to_string(value.edits.size()) +
                             ": its effort is not finite, and JSON has no such number; give a "
                             "number from 0 up");
  }
  detail::json_writer out;
  out.open();
  out.text("format", detail::change_format);
  out.integer("version", 1);
  out.text("title", value.title);
  out.raw(",\n\"edits\":[");
  bool first = true;
  for (const edit& one : value.edits) {
    out.begin_record(first);
    detail::write_edit(out, one);
    first = false;
  }
  out.raw("]}\n");
  return out.take();
}

DUTYGRAPH_INLINE change change_from_json(std::string_view bytes, std::string_view file,
                                         const limits& allowed, const stop_token& stop) {
  stop.check("change_from_json");
  detail::json_reader reader(bytes, file, allowed, stop);
  const std::vector<detail::json_value> values = reader.run();
  return detail::json_change(reader, values, stop).run();
}

}  // namespace dutygraph
