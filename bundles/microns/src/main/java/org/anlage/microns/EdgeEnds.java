package org.anlage.microns;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The two columns of a table of connections that name its ends.
 *
 * @param pre column of the presynaptic end
 * @param post column of the postsynaptic end
 */
public record EdgeEnds(int pre, int post) {
  /** The names that projects give them, in lower case. */
  private static final List<List<String>> NAMES =
      List.of(
          List.of("row", "col"),
          List.of("source", "target"),
          List.of("pre", "post"),
          List.of("from", "to"),
          List.of("presynaptic", "postsynaptic"),
          List.of("pre_id", "post_id"),
          List.of("pre_name", "post_name"),
          List.of("pre_root_id", "post_root_id"),
          List.of("pre_pt_root_id", "post_pt_root_id"),
          List.of("bodyid_pre", "bodyid_post"),
          List.of("source_id", "target_id"),
          List.of("sender", "receiver"));

  /** The columns, if exactly one pair of these names is there. */
  public static Optional<EdgeEnds> of(List<String> header) {
    List<String> names =
        header.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    List<EdgeEnds> found =
        NAMES.stream()
            .filter(names::containsAll)
            .map(pair -> new EdgeEnds(names.indexOf(pair.get(0)), names.indexOf(pair.get(1))))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** All pairs of names, for messages. */
  public static String known() {
    return NAMES.stream().map(pair -> String.join(", ", pair)).collect(Collectors.joining("; "));
  }
}
