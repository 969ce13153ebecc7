#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <dutygraph/error.hpp>
#include <dutygraph/exchange/arrow_interface.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// \file
/// Views of arrays that come from outside: each checks what the interface lets it check before it
/// reads a value.

namespace detail {

[[noreturn]] inline void throw_arrow(std::string_view code, std::string message) {
  throw exchange_error("arrow." + std::string(code), "Arrow", std::move(message));
}

/// Sits on a foreign struct from the moment it is taken over, and releases it at the end.
template <class Struct>
class arrow_guard {
 public:
  arrow_guard() = default;
  /// Moves `taken` in, as the specification says: a copy, and the source marked as released.
  explicit arrow_guard(Struct& taken) noexcept : held_(taken) { taken.release = nullptr; }
  arrow_guard(const arrow_guard&) = delete;
  arrow_guard& operator=(const arrow_guard&) = delete;
  ~arrow_guard() {
    if (held_.release != nullptr) held_.release(&held_);
  }
  [[nodiscard]] Struct& operator*() noexcept { return held_; }
  [[nodiscard]] Struct* operator->() noexcept { return &held_; }

 private:
  Struct held_;
};

/// One array of a column: how many values, where they begin, which are null.
class arrow_values {
 public:
  arrow_values() = default;
  /// `buffers` is the least number of buffers that the format has; `path` names it in errors.
  arrow_values(const arrow_array* array, std::int64_t buffers, std::string path)
      : array_(array), path_(std::move(path)) {
    if (array == nullptr || array->release == nullptr) fail("is missing or was released already");
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 32;
    if (array->length < 0 || array->offset < 0 || array->length > most || array->offset > most) {
      fail("has an impossible length or offset");
    }
    if (array->n_buffers < buffers || (array->n_buffers > 0 && array->buffers == nullptr)) {
      fail("has fewer buffers than its format asks for");
    }
    if (array->null_count < -1 || array->null_count > array->length) {
      fail("has an impossible number of nulls");
    }
    if (array->n_buffers > 0 && array->null_count != 0) {
      validity_ = static_cast<const std::uint8_t*>(array->buffers[0]);
    }
    if (buffers > 0 && array->null_count > 0 && validity_ == nullptr) {
      fail("counts nulls, but has no validity buffer");
    }
  }

  [[nodiscard]] std::int64_t length() const noexcept { return array_->length; }
  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] bool is_null(std::int64_t index) const noexcept {
    if (validity_ == nullptr) return false;
    const std::int64_t bit = array_->offset + index;
    return (validity_[bit / 8] >> (bit % 8) & 1) == 0;
  }
  /// A buffer that has at least one value; so it must not be null.
  [[nodiscard]] const void* buffer(std::int64_t index) const {
    const void* result = array_->buffers[index];
    if (result == nullptr) fail("lacks buffer " + std::to_string(index));
    return result;
  }
  /// The value of a buffer at `index`, counted from the offset of the array. The buffer need not be
  /// aligned.
  template <class Value>
  [[nodiscard]] Value load(const void* buffer, std::int64_t index) const noexcept {
    Value result{};
    const std::int64_t at = (array_->offset + index) * static_cast<std::int64_t>(sizeof result);
    std::memcpy(&result, static_cast<const char*>(buffer) + at, sizeof result);
    return result;
  }
  [[nodiscard]] bool load_bit(const void* buffer, std::int64_t index) const noexcept {
    const std::int64_t bit = array_->offset + index;
    return (static_cast<const std::uint8_t*>(buffer)[bit / 8] >> (bit % 8) & 1) != 0;
  }
  [[nodiscard]] const arrow_array& array() const noexcept { return *array_; }

  [[noreturn]] void fail(const std::string& what) const {
    throw_arrow("layout", path_ + " " + what + "; the program that made it is at fault");
  }
  [[noreturn]] void fail_at(std::int64_t index, const std::string& what) const {
    throw_arrow("value", path_ + ", row " + std::to_string(index) + ", " + what);
  }

 private:
  const arrow_array* array_ = nullptr;
  const std::uint8_t* validity_ = nullptr;
  std::string path_;
};

/// The offsets of texts or lists: 4 or 8 bytes each, proved to rise from 0 or more.
class arrow_offsets {
 public:
  arrow_offsets() = default;
  arrow_offsets(const arrow_values& values, bool wide) : wide_(wide) {
    if (values.length() == 0) return;
    buffer_ = values.buffer(1);
    std::int64_t before = 0;
    for (std::int64_t index = 0; index <= values.length(); ++index) {
      const std::int64_t offset = at(values, index);
      if (offset < before) values.fail("has offsets that do not rise");
      before = offset;
    }
  }
  [[nodiscard]] std::int64_t at(const arrow_values& values, std::int64_t index) const noexcept {
    return wide_ ? values.load<std::int64_t>(buffer_, index)
                 : values.load<std::int32_t>(buffer_, index);
  }
  /// The last offset, 0 without any value.
  [[nodiscard]] std::int64_t end(const arrow_values& values) const noexcept {
    return buffer_ == nullptr ? 0 : at(values, values.length());
  }

 private:
  bool wide_ = false;
  const void* buffer_ = nullptr;
};

/// Texts in one of Arrow's layouts: u, U or vu.
class arrow_texts {
 public:
  [[nodiscard]] static bool knows(std::string_view format) noexcept {
    return format == "u" || format == "U" || format == "vu";
  }

  arrow_texts() = default;
  arrow_texts(const arrow_array* array, std::string_view format, std::string path)
      : view_(format == "vu"), values_(array, 3, std::move(path)) {
    if (view_) {
      prepare_views();
    } else {
      offsets_ = arrow_offsets(values_, format == "U");
      if (offsets_.end(values_) > 0) bytes_ = static_cast<const char*>(values_.buffer(2));
    }
  }

  [[nodiscard]] const arrow_values& values() const noexcept { return values_; }

  /// `index` must be less than the length; nothing if null. Throws if the bytes are not UTF-8.
  [[nodiscard]] std::optional<std::string_view> at(std::int64_t index) const {
    if (values_.is_null(index)) return std::nullopt;
    const std::string_view text = view_ ? viewed(index) : offset_text(index);
    if (const auto fault = find_utf8_fault(text)) {
      values_.fail_at(index, "is not UTF-8: " + std::string(fault->reason) + " at byte " +
                                 std::to_string(fault->byte));
    }
    return text;
  }

 private:
  [[nodiscard]] std::string_view offset_text(std::int64_t index) const noexcept {
    const std::int64_t begin = offsets_.at(values_, index);
    const std::int64_t end = offsets_.at(values_, index + 1);
    if (begin == end) return {};
    return {bytes_ + begin, static_cast<std::size_t>(end - begin)};
  }

  void prepare_views() {
    const arrow_array& array = values_.array();
    views_ = values_.length() == 0 ? nullptr : values_.buffer(1);
    data_buffers_ = array.n_buffers - 3;
    if (data_buffers_ > 0) sizes_ = values_.buffer(array.n_buffers - 1);
  }

  /// A view is 16 bytes: the length, then up to 12 bytes of text, or 4 of them, buffer and offset.
  [[nodiscard]] std::string_view viewed(std::int64_t index) const {
    const std::int64_t row = (values_.array().offset + index) * 16;
    const char* view = static_cast<const char*>(views_) + row;
    std::int32_t parts[4] = {};
    std::memcpy(parts, view, sizeof parts);
    const std::int32_t size = parts[0];
    const std::int32_t offset = parts[3];
    if (size < 0) values_.fail_at(index, "has a negative length");
    if (size <= 12) return {view + 4, static_cast<std::size_t>(size)};
    if (parts[2] < 0 || parts[2] >= data_buffers_) values_.fail_at(index, "names no buffer");
    std::int64_t there = 0;
    std::memcpy(&there, static_cast<const char*>(sizes_) + std::int64_t{parts[2]} * 8, 8);
    if (offset < 0 || std::int64_t{offset} + size > there) {
      values_.fail_at(index, "reaches beyond its buffer");
    }
    const auto* bytes = static_cast<const char*>(values_.buffer(2 + std::int64_t{parts[2]}));
    return {bytes + offset, static_cast<std::size_t>(size)};
  }

  bool view_ = false;
  arrow_values values_;
  arrow_offsets offsets_;
  const char* bytes_ = nullptr;
  const void* views_ = nullptr;
  const void* sizes_ = nullptr;
  std::int64_t data_buffers_ = 0;
};

/// Whole numbers in one of Arrow's eight formats.
class arrow_integers {
 public:
  [[nodiscard]] static bool knows(std::string_view format) noexcept {
    return format.size() == 1 &&
           std::string_view("cCsSiIlL").find(format) != std::string_view::npos;
  }

  arrow_integers() = default;
  arrow_integers(const arrow_array* array, std::string_view format, std::string path)
      : format_(format.front()), values_(array, 2, std::move(path)) {
    if (values_.length() > 0) buffer_ = values_.buffer(1);
  }

  [[nodiscard]] const arrow_values& values() const noexcept { return values_; }

  /// `index` must be less than the length; nothing if null.
  [[nodiscard]] std::optional<std::int64_t> at(std::int64_t index) const {
    if (values_.is_null(index)) return std::nullopt;
    switch (format_) {
      case 'c':
        return values_.load<std::int8_t>(buffer_, index);
      case 'C':
        return values_.load<std::uint8_t>(buffer_, index);
      case 's':
        return values_.load<std::int16_t>(buffer_, index);
      case 'S':
        return values_.load<std::uint16_t>(buffer_, index);
      case 'i':
        return values_.load<std::int32_t>(buffer_, index);
      case 'I':
        return values_.load<std::uint32_t>(buffer_, index);
      case 'l':
        return values_.load<std::int64_t>(buffer_, index);
      default:
        return narrowed(values_.load<std::uint64_t>(buffer_, index), index);
    }
  }

 private:
  [[nodiscard]] std::int64_t narrowed(std::uint64_t value, std::int64_t index) const {
    if (value > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) {
      values_.fail_at(index, "is " + std::to_string(value) +
                                 ", more than a 64-bit integer with a sign holds; cast the column "
                                 "to float64");
    }
    return static_cast<std::int64_t>(value);
  }

  char format_ = 'l';
  arrow_values values_;
  const void* buffer_ = nullptr;
};

}  // namespace detail

}  // namespace dutygraph
