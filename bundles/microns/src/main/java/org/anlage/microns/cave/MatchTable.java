package org.anlage.microns.cave;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.anlage.api.data.Check;

/**
 * A table of matches of imaged units and nuclei: {@code coregistration_manual_v4} and the like.
 *
 * @param matches of the wanted session, scan and field, good enough, in the order of the table
 * @param units of all matches of the wanted session, scan and field, in the order of the table
 * @param checks what was made of it
 */
record MatchTable(List<Match> matches, long[] units, List<Check> checks) {
  /**
   * Which matches are wanted.
   *
   * @param session imaging session, or all
   * @param scan scan, or all
   * @param field imaging field, or all
   * @param leastScore least score, or any
   * @param mostResidual largest residual, or any
   */
  record Wanted(
      Optional<Integer> session,
      Optional<Integer> scan,
      Optional<Integer> field,
      Optional<Double> leastScore,
      Optional<Double> mostResidual) {}

  static MatchTable read(TableFiles tables, Path file, Wanted wanted, PositionUnit unit) {
    return tables.read(file, header -> new Reader(header, wanted, unit));
  }

  private static final class Reader implements TableReader<MatchTable> {
    private final TableHeader header;
    private final Wanted wanted;
    private final int nucleus;
    private final OptionalInt root;
    private final OptionalInt valid;
    private final OptionalInt session;
    private final OptionalInt scan;
    private final OptionalInt field;
    private final OptionalInt unit;
    private final OptionalInt score;
    private final OptionalInt residual;
    private final PointReader point;
    private final List<Match> kept = new ArrayList<>();
    private final LongStream.Builder units = LongStream.builder();
    private int rows;
    private int invalid;
    private int elsewhere;
    private int poor;

    Reader(TableHeader header, Wanted wanted, PositionUnit positionUnit) {
      this.header = header;
      this.wanted = wanted;
      nucleus = header.require("target_id", "nucleus_id", "id_ref");
      root = header.find("pt_root_id", "root_id");
      valid = header.find("valid");
      session = column(wanted.session(), "session");
      scan = column(wanted.scan(), "scan_idx", "scan");
      field = column(wanted.field(), "field");
      unit = header.find("unit_id");
      score = column(wanted.leastScore(), "score");
      residual = column(wanted.mostResidual(), "residual");
      point = new PointReader(header, positionUnit);
    }

    /** A column that must be there where something is asked of it. */
    private OptionalInt column(Optional<?> asked, String... names) {
      return asked.isPresent() ? OptionalInt.of(header.require(names)) : header.find(names);
    }

    @Override
    public void row(TableRow row) {
      rows++;
      long id = row.id(nucleus);
      Optional<double[]> position = point.read(row);
      if (id == 0 || !row.truth(valid, true)) {
        invalid++;
        return;
      }
      Match match =
          new Match(
              new Cell(id, row.id(root), position, "", ""),
              row.id(session),
              row.id(scan),
              row.id(field),
              row.id(unit),
              row.number(score),
              row.number(residual));
      if (!is(wanted.session(), match.session())
          || !is(wanted.scan(), match.scan())
          || !is(wanted.field(), match.field())) {
        elsewhere++;
        return;
      }
      units.add(match.unit());
      boolean good =
          wanted.leastScore().map(least -> match.score() >= least).orElse(true)
              && wanted.mostResidual().map(most -> match.residual() <= most).orElse(true);
      if (good) {
        kept.add(match);
      } else {
        poor++;
      }
    }

    private static boolean is(Optional<Integer> wanted, long got) {
      return wanted.map(w -> w == got).orElse(true);
    }

    @Override
    public MatchTable result() {
      List<Check> checks = new ArrayList<>();
      checks.add(
          new Check(
              "matches of units and nuclei",
              !kept.isEmpty(),
              header.file().getFileName()
                  + ": "
                  + kept.size()
                  + " of "
                  + rows
                  + " rows; left out: "
                  + elsewhere
                  + " of other sessions, scans or fields, "
                  + poor
                  + " by score or residual, "
                  + invalid
                  + " not valid or without a nucleus"));
      point.check().ifPresent(checks::add);
      return new MatchTable(
          kept.stream().map(match -> match.of(match.cell().in(point))).toList(),
          units.build().toArray(),
          checks);
    }
  }

  /** Whether all matches are of one scan, so that a unit's id means one unit. */
  boolean isOfOneScan() {
    return matches.stream().map(m -> Arrays.asList(m.session(), m.scan())).distinct().count() <= 1;
  }
}
