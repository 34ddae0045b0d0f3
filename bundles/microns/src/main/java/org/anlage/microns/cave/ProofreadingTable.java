package org.anlage.microns.cave;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;

/**
 * A table of proofreading: {@code proofreading_status_and_strategy}, with truth values and
 * strategies, or the older {@code proofreading_status_public_release}, with words. Rows belong to
 * nuclei if the table names them, else to segments.
 *
 * @param file the table
 * @param byNucleus whether rows belong to nuclei
 * @param axons what was done with each axon, by nucleus or segment
 * @param dendrites the same of dendrites
 */
record ProofreadingTable(
    Path file, boolean byNucleus, Map<Long, String> axons, Map<Long, String> dendrites) {
  static ProofreadingTable read(TableFiles tables, Path file) {
    return tables.read(file, Reader::new);
  }

  /** The same of some neurons; empty words of those that are not in the table. */
  Proofreading of(List<Match> neurons) {
    ToLongFunction<Match> key =
        byNucleus ? match -> match.cell().nucleus() : match -> match.cell().root();
    return new Proofreading(
        String.valueOf(file.getFileName()),
        neurons.stream().map(m -> axons.getOrDefault(key.applyAsLong(m), "")).toList(),
        neurons.stream().map(m -> dendrites.getOrDefault(key.applyAsLong(m), "")).toList());
  }

  private static final class Reader implements TableReader<ProofreadingTable> {
    private final TableHeader header;
    private final OptionalInt nucleus;
    private final int key;
    private final OptionalInt valid;
    private final Part axon;
    private final Part dendrite;
    private final Map<Long, String> axons = new HashMap<>();
    private final Map<Long, String> dendrites = new HashMap<>();

    Reader(TableHeader header) {
      this.header = header;
      nucleus = header.find("target_id", "nucleus_id");
      key =
          nucleus.isPresent()
              ? nucleus.getAsInt()
              : header.require("pt_root_id", "root_id", "valid_id");
      valid = header.find("valid");
      axon = new Part(header.require("status_axon"), header.find("strategy_axon"));
      dendrite = new Part(header.require("status_dendrite"), header.find("strategy_dendrite"));
    }

    @Override
    public void row(TableRow row) {
      long id = row.id(key);
      if (id != 0 && row.truth(valid, true)) {
        axons.putIfAbsent(id, axon.word(row));
        dendrites.putIfAbsent(id, dendrite.word(row));
      }
    }

    @Override
    public ProofreadingTable result() {
      return new ProofreadingTable(header.file(), nucleus.isPresent(), axons, dendrites);
    }
  }

  /**
   * The columns of axons or of dendrites.
   *
   * @param status whether they were proofread, or a word
   * @param strategy how
   */
  private record Part(int status, OptionalInt strategy) {
    /** The strategy of what was proofread, or the word that stands for it. */
    String word(TableRow row) {
      return switch (row.text(status)) {
        case "", "f", "false", "False", "FALSE", "0", "non" -> Proofreading.NONE;
        case "t", "true", "True", "TRUE", "1" -> {
          String how = row.text(strategy);
          yield how.isEmpty() ? Proofreading.DONE : how;
        }
        default -> row.text(status);
      };
    }
  }
}
