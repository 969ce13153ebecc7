#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/exchange/arrow_interface.hpp>
#include <dutygraph/model/table.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// \file
/// What exported Arrow structs own. Each child owns its own, because a consumer may move a child
/// out and release its parent.

namespace detail {

inline constexpr std::int64_t arrow_nullable = 2;

/// Memory behind `Struct`; deleting it releases the children that were not moved out.
template <class Struct>
struct arrow_owner {
  std::vector<Struct> children;
  std::vector<Struct*> child_pointers;

  arrow_owner() = default;
  arrow_owner(const arrow_owner&) = delete;
  arrow_owner& operator=(const arrow_owner&) = delete;
  ~arrow_owner() {
    for (Struct& child : children) {
      if (child.release != nullptr) child.release(&child);
    }
  }

  /// Makes `count` empty children, whose addresses stay.
  void make_children(std::size_t count) {
    children.resize(count);
    for (Struct& child : children) child_pointers.push_back(&child);
  }
};

struct arrow_schema_owner : arrow_owner<arrow_schema> {
  std::string format;
  std::string name;
  std::string metadata;
};

struct arrow_array_owner : arrow_owner<arrow_array> {
  std::shared_ptr<const column_data> column;
  std::vector<std::uint8_t> packed_flags;
  std::vector<const void*> buffers;
};

/// Hands `owner` over to `target`, whose release will delete it.
template <class Owner, class Struct>
void hand_over(std::unique_ptr<Owner> owner, Struct& target) noexcept {
  target.n_children = static_cast<std::int64_t>(owner->children.size());
  target.children = owner->child_pointers.data();
  target.private_data = owner.release();
  target.release = [](Struct* self) {
    std::unique_ptr<Owner>(static_cast<Owner*>(self->private_data)).reset();
    self->release = nullptr;
  };
}

inline void hand_over_schema(std::unique_ptr<arrow_schema_owner> owner, arrow_schema& target) {
  target = {};
  target.format = owner->format.c_str();
  target.name = owner->name.c_str();
  target.metadata = owner->metadata.empty() ? nullptr : owner->metadata.data();
  target.flags = arrow_nullable;
  hand_over(std::move(owner), target);
}

inline void hand_over_array(std::unique_ptr<arrow_array_owner> owner, std::size_t length,
                            std::size_t nulls, arrow_array& target) {
  target = {};
  target.length = static_cast<std::int64_t>(length);
  target.null_count = static_cast<std::int64_t>(nulls);
  target.n_buffers = static_cast<std::int64_t>(owner->buffers.size());
  target.buffers = owner->buffers.data();
  hand_over(std::move(owner), target);
}

/// Arrow's layout of key and value pairs, for one pair: counts are int32 of this machine.
[[nodiscard]] inline std::string arrow_metadata(std::string_view key, std::string_view value) {
  std::string result;
  const auto number = [&result](std::size_t count) {
    const auto narrow = static_cast<std::int32_t>(count);
    char bytes[sizeof narrow];
    std::memcpy(bytes, &narrow, sizeof narrow);
    result.append(bytes, sizeof narrow);
  };
  number(1);
  number(key.size());
  result += key;
  number(value.size());
  result += value;
  return result;
}

[[nodiscard]] inline const char* arrow_format(column_type type) noexcept {
  switch (type) {
    case column_type::utf8:
      return "U";
    case column_type::int64:
      return "l";
    case column_type::float64:
      return "g";
    case column_type::boolean:
      return "b";
    case column_type::date:
      return "tdD";
    case column_type::utf8_list:
      return "+L";
  }
  return "n";
}

inline void export_column_schema(const column_data& column, arrow_schema& target) {
  auto owner = std::make_unique<arrow_schema_owner>();
  owner->format = arrow_format(column.type);
  owner->name = column.name;
  if (column.type == column_type::utf8_list) {
    auto words = std::make_unique<arrow_schema_owner>();
    words->format = "U";
    words->name = "item";
    owner->make_children(1);
    hand_over_schema(std::move(words), owner->children[0]);
  }
  hand_over_schema(std::move(owner), target);
}

[[nodiscard]] inline std::vector<std::uint8_t> packed(const std::vector<std::uint8_t>& flags) {
  std::vector<std::uint8_t> result((flags.size() + 7) / 8);
  for (std::size_t row = 0; row < flags.size(); ++row) {
    result[row / 8] = static_cast<std::uint8_t>(result[row / 8] | (flags[row] << (row % 8)));
  }
  return result;
}

inline void export_column(const std::shared_ptr<const column_data>& column, arrow_array& target) {
  auto owner = std::make_unique<arrow_array_owner>();
  owner->column = column;
  owner->buffers.push_back(column->nulls == 0 ? nullptr : column->validity.data());
  switch (column->type) {
    case column_type::utf8:
      owner->buffers.push_back(column->offsets.data());
      owner->buffers.push_back(column->bytes.data());
      break;
    case column_type::int64:
      owner->buffers.push_back(column->numbers.data());
      break;
    case column_type::float64:
      owner->buffers.push_back(column->reals.data());
      break;
    case column_type::boolean:
      owner->packed_flags = packed(column->flags);
      owner->buffers.push_back(owner->packed_flags.data());
      break;
    case column_type::date:
      owner->buffers.push_back(column->days.data());
      break;
    case column_type::utf8_list: {
      owner->buffers.push_back(column->list_offsets.data());
      auto words = std::make_unique<arrow_array_owner>();
      words->column = column;
      words->buffers = {nullptr, column->offsets.data(), column->bytes.data()};
      owner->make_children(1);
      hand_over_array(std::move(words), column->offsets.size() - 1, 0, owner->children[0]);
      break;
    }
  }
  hand_over_array(std::move(owner), column->rows, column->nulls, target);
}

inline void export_table_schema(const table& value, arrow_schema& target) {
  auto owner = std::make_unique<arrow_schema_owner>();
  owner->format = "+s";
  if (!value.caption().empty()) owner->metadata = arrow_metadata("caption", value.caption());
  owner->make_children(value.columns().size());
  for (std::size_t index = 0; index < owner->children.size(); ++index) {
    export_column_schema(*value.columns()[index].data(), owner->children[index]);
  }
  hand_over_schema(std::move(owner), target);
}

inline void export_table(const table& value, arrow_array& target) {
  auto owner = std::make_unique<arrow_array_owner>();
  owner->buffers.push_back(nullptr);
  owner->make_children(value.columns().size());
  for (std::size_t index = 0; index < owner->children.size(); ++index) {
    export_column(value.columns()[index].data(), owner->children[index]);
  }
  hand_over_array(std::move(owner), value.rows(), 0, target);
}

/// A stream of one array.
struct arrow_stream_owner {
  table value;
  bool done = false;
  const char* fault = nullptr;
};

/// Runs a step of a stream and turns what it throws into what C understands.
template <class Step>
[[nodiscard]] int guarded_step(arrow_array_stream* self, Step step) noexcept {
  constexpr int out_of_memory = 12;  // ENOMEM, which the specification asks for
  constexpr int invalid = 22;        // EINVAL
  auto* owner = static_cast<arrow_stream_owner*>(self->private_data);
  owner->fault = nullptr;
  try {
    step(*owner);
    return 0;
  } catch (const std::bad_alloc&) {
    owner->fault = "dutygraph: out of memory";
    return out_of_memory;
  } catch (...) {
    owner->fault = "dutygraph: the table cannot be exported";
    return invalid;
  }
}

}  // namespace detail

}  // namespace dutygraph
