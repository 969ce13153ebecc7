#pragma once

#include <dutygraph/read/file_bytes.hpp>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

[[noreturn]] DUTYGRAPH_INLINE void throw_unreadable(const std::string& path, int reason) {
  const place where{path, 0, 0, std::nullopt};
  if (reason == ENOENT || reason == ENOTDIR) {
    throw parse_error("input.missing", "there is no such file; check the path", where);
  }
  if (reason == EISDIR) {
    throw parse_error("input.directory", "this is a directory; name one file in it", where);
  }
  throw parse_error(
      "input.unreadable",
      std::string("the file cannot be read (") + std::strerror(reason) + "); check its permissions",
      where);
}

}  // namespace detail

DUTYGRAPH_INLINE std::string file_bytes(const std::string& path, const limits& allowed,
                                        const stop_token& stop) {
  constexpr std::size_t step = std::size_t{1} << 20;
  struct closer {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
  };
  stop.check("reading a file");
  if (path.find('\0') != std::string::npos) detail::throw_unreadable(path, ENOENT);
  errno = 0;
  const std::unique_ptr<std::FILE, closer> file(std::fopen(path.c_str(), "rb"));
  if (!file) detail::throw_unreadable(path, errno);
  std::string bytes;
  for (;;) {
    const std::size_t before = bytes.size();
    bytes.resize(before + step);
    errno = 0;
    const std::size_t count = std::fread(bytes.data() + before, 1, step, file.get());
    bytes.resize(before + count);
    if (count < step && std::ferror(file.get()) != 0) detail::throw_unreadable(path, errno);
    check_limit("input_bytes", bytes.size(), allowed.input_bytes);
    if (count < step) return bytes;
    stop.check("reading a file");
  }
}

}  // namespace dutygraph
