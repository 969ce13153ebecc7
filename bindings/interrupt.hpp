#pragma once

#include <pybind11/pybind11.h>

#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <dutygraph/error.hpp>
#include <dutygraph/model/vocabulary.hpp>
#include <dutygraph/stop.hpp>

namespace dutygraph::python {

/// What Python calls a StopFlag: may be set from any thread, ends the calls that were given it.
class stop_flag {
 public:
  void set() noexcept { value_->store(true, std::memory_order_relaxed); }
  [[nodiscard]] bool is_set() const noexcept { return value_->load(std::memory_order_relaxed); }

 private:
  std::shared_ptr<std::atomic<bool>> value_ = std::make_shared<std::atomic<bool>>(false);
};

using optional_stop = std::optional<stop_flag>;

/// Signal handlers run in the main thread only, so no other thread needs to ask for them.
[[nodiscard]] inline bool in_main_thread() {
  const auto threading = pybind11::module_::import("threading");
  return threading.attr("get_ident")().equal(threading.attr("main_thread")().attr("ident"));
}

/// A token that ends a call when the flag is set or, in the main thread, a signal handler raises
/// (Ctrl-C). The handlers are asked at most every 50 ms, because that takes the interpreter's lock.
[[nodiscard]] inline stop_token token_for(const optional_stop& flag) {
  using clock = std::chrono::steady_clock;
  return stop_token(
      [flag, signals = in_main_thread(), last = std::make_shared<clock::time_point>(clock::now())] {
        if (flag && flag->is_set()) return true;
        if (!signals) return false;
        const clock::time_point now = clock::now();
        if (now - *last < std::chrono::milliseconds(50)) return false;
        *last = now;
        const pybind11::gil_scoped_acquire lock;
        if (PyErr_CheckSignals() != 0) throw pybind11::error_already_set();
        return false;
      });
}

/// Runs `work(token)` without the interpreter's lock; no Python object may be touched in it.
///
/// Everything that may infer links or make holdings must go through here: another thread may be
/// doing the same and ask for the lock meanwhile, so that waiting for it with the lock would never
/// end.
template <class Work>
auto run(const optional_stop& flag, Work work) {
  const stop_token token = token_for(flag);
  const pybind11::gil_scoped_release unlocked;
  return work(token);
}

/// The value that a Python caller named; anything else is an error that lists the names.
template <class Enum, std::size_t Count>
[[nodiscard]] Enum named(const std::array<std::string_view, Count>& names, std::string_view name,
                         std::string_view argument) {
  if (const auto value = value_named<Enum>(names, name)) return *value;
  std::string message = std::string(argument) + "=\"" + printable(name) + "\" is not known; use ";
  for (std::size_t index = 0; index < Count; ++index) {
    message.append(index == 0 ? "" : ", ").append(names[index]);
  }
  throw argument_error("argument.unknown_value", message);
}

}  // namespace dutygraph::python
