#pragma once

#include <cstdint>
#include <random>
#include <string>

#include <dutygraph/build/builder.hpp>

/// A small plan drawn from a seed: headings, items with and without one, actors of three kinds,
/// assignments at both levels, task forces that drive items, nodes without any edge. For tests that
/// compare two ways to compute one thing; the draw is the same on every system.
inline dutygraph::plan random_plan(std::uint32_t seed) {
  std::mt19937 engine(seed);
  const auto below = [&engine](std::uint32_t bound) {
    return static_cast<std::uint32_t>(engine()) % bound;
  };
  dutygraph::plan_builder b("random");
  const std::uint32_t headings = below(5);
  const std::uint32_t items = below(13);
  const std::uint32_t actors = below(7);
  const std::uint32_t forces = below(4);
  for (std::uint32_t h = 0; h < headings; ++h) {
    const bool nested = h > 0 && below(3) == 0;
    b.chapter("h" + std::to_string(h), "heading " + std::to_string(h),
              nested ? "h" + std::to_string(below(h)) : std::string());
  }
  for (std::uint32_t i = 0; i < items; ++i) {
    const bool under = headings > 0 && below(5) != 0;
    b.item("i" + std::to_string(i), "item " + std::to_string(i),
           under ? "h" + std::to_string(below(headings)) : std::string());
  }
  constexpr const char* kinds[] = {"leader", "section"};
  constexpr const char* roles[] = {"lead", "responsible", "support"};
  for (std::uint32_t a = 0; a < actors; ++a) {
    const std::string name = "actor " + std::to_string(a);
    dutygraph::assignment_options options;
    options.actor_kind = kinds[a % 2];
    b.actor(name, options.actor_kind);
    for (std::uint32_t n = below(6); n > 0; --n) {
      options.role = roles[below(3)];
      if (below(2) == 0 && headings > 0) {
        b.assign(name, "h" + std::to_string(below(headings)), options);
      } else if (items > 0) {
        b.assign(name, "i" + std::to_string(below(items)), options);
      }
    }
  }
  for (std::uint32_t f = 0; f < forces; ++f) {
    const std::string name = "force " + std::to_string(f);
    b.task_force(name);
    for (std::uint32_t n = below(3); n > 0 && items > 0; --n) {
      b.drive(name, "i" + std::to_string(below(items)));
    }
  }
  return b.build();
}
