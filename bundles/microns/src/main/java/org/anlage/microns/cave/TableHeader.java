package org.anlage.microns.cave;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * The columns of a table.
 *
 * @param file the table
 * @param names of its columns, in order; columns that are not asked for, such as the index that
 *     pandas writes, do no harm
 * @param decimalComma whether numbers have a comma for a point
 */
record TableHeader(Path file, List<String> names, boolean decimalComma) {
  TableHeader {
    names = names.stream().map(String::strip).toList();
  }

  /** The first of some names that is a column. */
  OptionalInt find(String... wanted) {
    for (String name : wanted) {
      int column = names.indexOf(name);
      if (column >= 0) {
        return OptionalInt.of(column);
      }
    }
    return OptionalInt.empty();
  }

  /** The same, of which one must be there. */
  int require(String... wanted) {
    return find(wanted)
        .orElseThrow(
            () ->
                ProblemException.data(
                    new Problem(
                        "a column is missing",
                        file.toString(),
                        String.join(", ", names),
                        String.join(" or ", wanted),
                        "add it; a table without a header needs its names in "
                            + CaveTable.headerFile(file).getFileName())));
  }
}
