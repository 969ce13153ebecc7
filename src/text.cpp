// The compiled flavour of what all parts stand on, and of the text part.
#include <dutygraph/detail/error_inl.hpp>
#include <dutygraph/text/detail/encoding_inl.hpp>
#include <dutygraph/text/detail/line_index_inl.hpp>
#include <dutygraph/text/detail/name_key_inl.hpp>
#include <dutygraph/text/detail/offset_map_inl.hpp>
#include <dutygraph/text/detail/utf8_inl.hpp>
