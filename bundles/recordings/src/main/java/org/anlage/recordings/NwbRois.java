package org.anlage.recordings;

import io.jhdf.api.Dataset;
import io.jhdf.object.datatype.FloatingPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.data.Check;

/**
 * What the plane segmentation of an NWB file says of the regions whose traces a series holds: their
 * ids, and the ids that CAVE has for them (DANDI 000402). Root ids that are stored as floating
 * point have lost their last digits and are no keys.
 *
 * @param ids by name, one per trace
 * @param checks what was found
 */
record NwbRois(Map<String, long[]> ids, List<Check> checks) {
  private static final double EXACT = 1L << 53;

  static final NwbRois NONE = new NwbRois(Map.of(), List.of());

  /**
   * Finds it, where {@code rois} beside the data points to a table.
   *
   * @param path of the data
   * @param units number of traces
   */
  static NwbRois of(Hdf5Tree tree, String path, int units) {
    int slash = path.lastIndexOf('/');
    String rois = (slash < 0 ? "" : path.substring(0, slash)) + "/rois";
    Optional<Hdf5Tree.Place> place = tree.find(rois).filter(one -> !Hdf5Tree.isGroup(one));
    if (place.isEmpty()) {
      return NONE;
    }
    Optional<Hdf5Tree.Place> table =
        Hdf5Tree.attribute(place.get().file().getNodeByAddress(place.get().address()), "table")
            .filter(text -> text.matches("\\d+"))
            .map(address -> new Hdf5Tree.Place(place.get().file(), Long.parseLong(address)));
    double[] rows = numbers(Hdf5Tree.dataset(place.get(), rois), place.get());
    if (table.isEmpty() || rows.length != units) {
      return NONE;
    }
    Map<String, long[]> ids = new LinkedHashMap<>();
    List<Check> checks = new ArrayList<>();
    column(tree, table.get(), "id")
        .flatMap(all -> whole(all, rows))
        .ifPresent(found -> ids.put("roi", found));
    tree.find(table.get(), "pt_root_id")
        .map(root -> Hdf5Tree.dataset(root, "pt_root_id"))
        .filter(root -> root.getDataType() instanceof FloatingPoint)
        .ifPresent(
            root ->
                checks.add(
                    new Check(
                        "root ids",
                        false,
                        "pt_root_id is floating point, in which ids of 18 digits lose their last:"
                            + " not read; cave_ids are the keys to join by")));
    cave(tree, table.get(), rows, ids, checks);
    return new NwbRois(ids, checks);
  }

  /** At most one id a region; regions that have several are ambiguous and get none. */
  private static void cave(
      Hdf5Tree tree,
      Hdf5Tree.Place table,
      double[] rows,
      Map<String, long[]> ids,
      List<Check> checks) {
    Optional<double[]> all = column(tree, table, "cave_ids");
    Optional<double[]> ends = column(tree, table, "cave_ids_index");
    if (all.isEmpty() || ends.isEmpty()) {
      return;
    }
    long[] found = new long[rows.length];
    int several = 0;
    int matched = 0;
    for (int i = 0; i < rows.length; i++) {
      int row = (int) rows[i];
      if (row != rows[i] || row < 0 || row >= ends.get().length) {
        return;
      }
      double from = row == 0 ? 0 : ends.get()[row - 1];
      double to = ends.get()[row];
      if (!(from >= 0 && from <= to && to <= all.get().length)) {
        return;
      }
      double id = to - from == 1 ? all.get()[(int) from] : 0;
      if (id != Math.rint(id) || Math.abs(id) > EXACT) {
        return;
      }
      found[i] = (long) id;
      several += to - from > 1 ? 1 : 0;
      matched += id != 0 ? 1 : 0;
    }
    ids.put("cave", found);
    checks.add(
        new Check(
            "cave ids",
            several == 0,
            matched
                + " of "
                + rows.length
                + " regions have one, "
                + several
                + " have several and are left without"));
  }

  private static Optional<double[]> column(Hdf5Tree tree, Hdf5Tree.Place table, String name) {
    return tree.find(table, name)
        .filter(place -> !Hdf5Tree.isGroup(place))
        .filter(place -> Hdf5Tree.notNumbers(Hdf5Tree.dataset(place, name)).isEmpty())
        .map(place -> numbers(Hdf5Tree.dataset(place, name), place));
  }

  private static double[] numbers(Dataset dataset, Hdf5Tree.Place place) {
    return new Hdf5Values(dataset, place.storage())
        .read(new long[dataset.getDimensions().length], dataset.getDimensions());
  }

  private static Optional<long[]> whole(double[] all, double[] rows) {
    long[] found = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int row = (int) rows[i];
      if (row != rows[i]
          || row < 0
          || row >= all.length
          || all[row] != Math.rint(all[row])
          || Math.abs(all[row]) > EXACT) {
        return Optional.empty();
      }
      found[i] = (long) all[row];
    }
    return Optional.of(found);
  }

  /** Ids of some of the traces. */
  Map<String, long[]> of(int[] kept) {
    Map<String, long[]> some = new LinkedHashMap<>();
    ids.forEach(
        (name, all) -> {
          long[] values = new long[kept.length];
          for (int i = 0; i < kept.length; i++) {
            values[i] = all[kept[i]];
          }
          some.put(name, values);
        });
    return some;
  }
}
