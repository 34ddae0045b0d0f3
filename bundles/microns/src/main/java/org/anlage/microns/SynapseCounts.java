package org.anlage.microns;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.anlage.api.component.ProblemException;

/** The column of a table of connections that says of how many synapses each is. */
public final class SynapseCounts {
  /** The names that projects give it, in lower case. */
  private static final List<String> NAMES =
      List.of(
          "n_synapses",
          "num_synapses",
          "count",
          "syn_count",
          "n_syn",
          "num_syn",
          "nsyn",
          "synapse_count",
          "synapses",
          "counts",
          "weight",
          "weights",
          "n");

  /** What a parameter says of it. */
  public static final String TEXT =
      "Column of the number of synapses of a row: its name, none (a row is one synapse), or auto:"
          + " n_synapses, syn_count, num_syn, weight, count and the like";

  /** Value: found by its name. */
  public static final String AUTO = "auto";

  /** Value: a row is one synapse. */
  public static final String NONE = "none";

  private SynapseCounts() {}

  /**
   * The column; empty where a row is one synapse.
   *
   * @param file for messages
   * @param header names of the columns
   * @param wanted a name, {@link #AUTO} or {@link #NONE}
   */
  public static OptionalInt column(Path file, List<String> header, String wanted) {
    if (wanted.equals(NONE)) {
      return OptionalInt.empty();
    }
    if (!wanted.equals(AUTO)) {
      int column = header.indexOf(wanted);
      if (column < 0) {
        throw FieldFolder.problem(
            file,
            "there is no such column of synapse counts",
            "'" + wanted + "'",
            String.join(", ", header),
            "set countColumn to one of them, none or auto");
      }
      return OptionalInt.of(column);
    }
    int[] found =
        IntStream.range(0, header.size())
            .filter(c -> NAMES.contains(header.get(c).toLowerCase(Locale.ROOT)))
            .toArray();
    if (found.length > 1) {
      throw ask(file, IntStream.of(found).mapToObj(header::get).toList());
    }
    return IntStream.of(found).findFirst();
  }

  /** The question which of several columns it is. */
  public static ProblemException ask(Path file, List<String> columns) {
    return FieldFolder.problem(
        file,
        columns.size() > 1
            ? "several columns may be the number of synapses"
            : "a column of whole numbers may be the number of synapses",
        String.join(", ", columns),
        "",
        "set countColumn to the one that is, or to none if a row is one synapse");
  }
}
