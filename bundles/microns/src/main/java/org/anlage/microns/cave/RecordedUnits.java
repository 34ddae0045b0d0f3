package org.anlage.microns.cave;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.npy.Npy;

/**
 * The assignment of rows of a recording to units.
 *
 * @param rowOf row by id of the unit
 * @param how how it is known
 * @param certain whether the ids were given, not the order taken from the table of matches
 */
record RecordedUnits(Map<Long, Integer> rowOf, String how, boolean certain) {
  /**
   * From a file of ids, else from the order of the matches where there are as many.
   *
   * @param recording the recording, for messages
   * @param rows how many rows it has
   * @param ids file of ids
   * @param matched units of the table of matches
   */
  static RecordedUnits of(Path recording, int rows, Optional<Path> ids, long[] matched) {
    if (ids.isPresent()) {
      long[] units = read(ids.get());
      requireSize(ids.get(), units.length, rows, recording);
      return of(units, ids.get().toString(), "ids of " + ids.get().getFileName(), true);
    }
    if (matched.length != rows) {
      throw ProblemException.data(
          new Problem(
              "it is not known which unit each row of the recording is",
              recording.toString(),
              rows + " rows, and " + matched.length + " matches",
              "ids of the units: unit_ids.npy, or a CSV table with a column unit_id",
              "add it beside the recording, or name it with files.units; a recording is units x"
                  + " frames"));
    }
    return of(matched, recording.toString(), "in the order of the matches, as many", false);
  }

  /** From ids in the order of the rows. */
  static RecordedUnits of(long[] units, String where, String how, boolean certain) {
    Map<Long, Integer> rowOf = new HashMap<>();
    for (int row = 0; row < units.length; row++) {
      Integer before = rowOf.put(units[row], row);
      if (before != null) {
        throw ProblemException.data(
            new Problem(
                "a unit occurs twice",
                where,
                units[row] + " at " + before + " and at " + row,
                "each unit of one scan once",
                ""));
      }
    }
    return new RecordedUnits(rowOf, how, certain);
  }

  private static long[] read(Path file) {
    return file.toString().endsWith(".npy")
        ? Npy.read(file).longs(file.toString())
        : CaveTable.read(file, Ids::new);
  }

  private static void requireSize(Path file, int got, int rows, Path recording) {
    if (got != rows) {
      throw ProblemException.data(
          new Problem(
              "not as many units as the recording has rows",
              file.toString(),
              Integer.toString(got),
              rows + ", as in " + recording.getFileName(),
              "save both from the same scan; a recording is units x frames"));
    }
  }

  private static final class Ids implements TableReader<long[]> {
    private final int column;
    private final LongStream.Builder ids = LongStream.builder();

    Ids(TableHeader header) {
      column = header.require("unit_id");
    }

    @Override
    public void row(TableRow row) {
      ids.add(row.id(column));
    }

    @Override
    public long[] result() {
      return ids.build().toArray();
    }
  }
}
