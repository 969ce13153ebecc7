#pragma once

#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/fwd.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Where in an input an error or a diagnostic lies. Unknown parts are 0 or empty.
struct place {
  std::string file;                   ///< as the caller named it; empty for a string
  std::uint64_t line = 0;             ///< 1-based; LF, CR and CRLF each end one line
  std::uint64_t column = 0;           ///< 1-based, in code points
  std::optional<std::uint64_t> byte;  ///< 0-based, in the input as given

  friend bool operator==(const place&, const place&) = default;
};

/// Root of all that dutygraph throws (besides `std::bad_alloc`).
///
/// `code()` is stable across versions, such as `encoding.utf8`; `what()` is one sentence that says
/// what, where, what was expected and what to do. It holds no raw control characters.
class error : public std::exception {
 public:
  error(std::string_view code, std::string message, place where = {});

  [[nodiscard]] const char* what() const noexcept override { return what_.c_str(); }
  [[nodiscard]] const std::string& code() const noexcept { return code_; }
  [[nodiscard]] const place& where() const noexcept { return where_; }

 private:
  std::string code_;
  place where_;
  std::string what_;
};

/// An input that cannot be read as what it claims to be: encoding, container, syntax.
class parse_error : public error {
  using error::error;
};

/// A name, key or number that nothing in the plan has.
class unknown_name : public error {
 public:
  /// `nearest` are names that the plan has, the nearest first, each with its kind.
  unknown_name(std::string_view name, std::string_view sought, std::vector<std::string> nearest,
               place where = {});
  [[nodiscard]] const std::vector<std::string>& nearest() const noexcept { return nearest_; }

 private:
  std::vector<std::string> nearest_;
};

/// A name that several nodes have.
class ambiguous_name : public error {
 public:
  ambiguous_name(std::string_view name, std::vector<std::string> candidates);
  [[nodiscard]] const std::vector<std::string>& candidates() const noexcept { return candidates_; }

 private:
  std::vector<std::string> candidates_;
};

/// A file of another format that cannot be written or read back; says the format and where.
class exchange_error : public error {
 public:
  exchange_error(std::string_view code, std::string_view format, std::string message,
                 place where = {});
  [[nodiscard]] const std::string& format() const noexcept { return format_; }

 private:
  std::string format_;
};

/// An argument that the call does not take.
class argument_error : public error {
  using error::error;
};

/// A limit of `limits` was passed.
class limit_exceeded : public error {
 public:
  limit_exceeded(std::string_view limit, std::uint64_t value, std::uint64_t allowed,
                 place where = {});
  /// The member of `limits` to raise.
  [[nodiscard]] const std::string& limit() const noexcept { return limit_; }

 private:
  std::string limit_;
};

/// A call ended because its stop token asked for it.
class stopped : public error {
 public:
  explicit stopped(std::string_view what);
};

/// Text fit for a message: control, invisible and bidirectional characters escaped as `\u{…}`, ill
/// formed bytes as `\x…`, cut after 200 characters with `…`. Linear in the bytes kept.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/detail/error_inl.hpp>
#endif
