package org.anlage.microns.cave;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.anlage.api.data.Check;

/**
 * A table of cells, one row a nucleus: {@code nucleus_detection_v0}, {@code
 * aibs_metamodel_celltypes_v661}, {@code allen_v1_column_types_slanted_ref} and the like.
 *
 * @param cells by nucleus, in the order of the table
 * @param checks what was made of it
 */
record CellTable(Map<Long, Cell> cells, List<Check> checks) {
  /** A table that is not there. */
  static CellTable none() {
    return new CellTable(Map.of(), List.of());
  }

  static CellTable read(TableFiles tables, Path file, PositionUnit unit) {
    return tables.read(file, header -> new Reader(header, unit));
  }

  private static final class Reader implements TableReader<CellTable> {
    private final TableHeader header;
    private final int nucleus;
    private final OptionalInt root;
    private final OptionalInt valid;
    private final OptionalInt type;
    private final OptionalInt coarse;
    private final PointReader point;
    private final Map<Long, Cell> asWritten = new LinkedHashMap<>();
    private int repeated;

    Reader(TableHeader header, PositionUnit unit) {
      this.header = header;
      nucleus = header.require("target_id", "nucleus_id", "id_ref", "id");
      root = header.find("pt_root_id", "root_id");
      valid = header.find("valid");
      type = header.find("cell_type");
      coarse = header.find("classification_system", "classification-system");
      point = new PointReader(header, unit);
    }

    @Override
    public void row(TableRow row) {
      long id = row.id(nucleus);
      if (id != 0 && row.truth(valid, true)) {
        Cell cell = new Cell(id, row.id(root), point.read(row), row.text(type), row.text(coarse));
        repeated += asWritten.putIfAbsent(id, cell) == null ? 0 : 1;
      }
    }

    @Override
    public CellTable result() {
      Map<Long, Cell> cells = new LinkedHashMap<>();
      asWritten.forEach((id, cell) -> cells.put(id, cell.in(point)));
      List<Check> checks = new ArrayList<>();
      point.check().ifPresent(checks::add);
      if (repeated > 0) {
        checks.add(
            new Check(
                "repeated cells",
                false,
                header.file().getFileName() + ": " + repeated + " rows; the first of each counts"));
      }
      return new CellTable(cells, checks);
    }
  }
}
