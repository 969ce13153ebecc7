# Sees to the target Boost::headers, for this project and for the installed package alike.
#
# First Boost's own package file (BoostConfig.cmake), then a plain search for the headers: some
# systems ship Boost without package files, and CMake 4 no longer has a FindBoost module.
# A search can be led with Boost_ROOT, or with DUTYGRAPH_BOOST_INCLUDE_DIR (the folder that
# holds boost/version.hpp). Boost_NO_BOOST_CMAKE leaves the first step out.
# Without Boost it leaves the target undefined and a sentence in dutygraph_boost_advice.

set(dutygraph_boost_minimum 1.74)

if(NOT TARGET Boost::headers AND NOT Boost_NO_BOOST_CMAKE AND NOT DUTYGRAPH_BOOST_INCLUDE_DIR)
  find_package(Boost ${dutygraph_boost_minimum} CONFIG QUIET)
endif()

if(NOT TARGET Boost::headers)
  find_path(DUTYGRAPH_BOOST_INCLUDE_DIR boost/graph/graph_traits.hpp
            HINTS "${Boost_ROOT}" "${BOOST_ROOT}" ENV Boost_ROOT ENV BOOST_ROOT
            PATH_SUFFIXES include
            DOC "The folder that holds boost/version.hpp")
  mark_as_advanced(DUTYGRAPH_BOOST_INCLUDE_DIR)
  set(dutygraph_boost_found "none was found")
  if(EXISTS "${DUTYGRAPH_BOOST_INCLUDE_DIR}/boost/version.hpp")
    file(STRINGS "${DUTYGRAPH_BOOST_INCLUDE_DIR}/boost/version.hpp" dutygraph_boost_line
         REGEX "^#define BOOST_LIB_VERSION ")
    string(REGEX REPLACE ".*\"([0-9_]+)\".*" "\\1" dutygraph_boost_found "${dutygraph_boost_line}")
    string(REPLACE "_" "." dutygraph_boost_found "${dutygraph_boost_found}")
    if(dutygraph_boost_found VERSION_GREATER_EQUAL dutygraph_boost_minimum)
      # An imported target's headers are system headers: no warnings of theirs reach anyone.
      add_library(Boost::headers INTERFACE IMPORTED)
      set_target_properties(Boost::headers PROPERTIES INTERFACE_INCLUDE_DIRECTORIES
                                                      "${DUTYGRAPH_BOOST_INCLUDE_DIR}")
    endif()
  endif()
  string(CONCAT dutygraph_boost_advice
         "dutygraph needs the headers of Boost ${dutygraph_boost_minimum} or later "
         "(${dutygraph_boost_found}). Install them (Debian, Ubuntu: apt-get install libboost-dev) "
         "or set DUTYGRAPH_BOOST_INCLUDE_DIR to the folder that holds boost/version.hpp.")
endif()
