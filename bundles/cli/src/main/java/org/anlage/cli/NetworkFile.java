package org.anlage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.export.ArrayReader;
import org.anlage.api.export.ExportedArray;
import org.anlage.api.network.Network;

/**
 * A file with the parameters of a network that was trained elsewhere.
 *
 * @param file the file
 * @param arrays its arrays
 * @param layout names and orientation of the arrays
 */
record NetworkFile(Path file, SortedMap<String, ExportedArray> arrays, Layout layout) {
  /** Names and orientation of arrays. */
  enum Layout {
    /** Those of {@code anlage export}; row = from. */
    ANLAGE,
    /** Those of a state_dict of an nn.RNN and an nn.Linear; row = to. */
    PYTORCH
  }

  private static final List<String> DENSE =
      List.of(
          Network.INPUT, Network.RECURRENT, Network.BIAS, Network.READOUT, Network.READOUT_BIAS);

  /** Parameters that a network of each cell has beside those of all. */
  private static final Map<String, List<String>> OF_CELLS =
      Map.of(
          "vanilla", List.of(),
          "leaky", List.of(Network.LEAK),
          "leaky-learned", List.of(Network.LEAK),
          "gru", List.of(Network.GATE_INPUT, Network.GATE_BIAS, Network.GATE_RECURRENT));

  private static final List<String> PYTORCH = List.of("weight_ih_l0", "weight_hh_l0", "weight");

  /** Reads a file with the reader for its ending. */
  static NetworkFile read(Path file, Layout layout, List<ArrayReader> readers) {
    String name = String.valueOf(file.getFileName());
    ArrayReader reader =
        readers.stream()
            .filter(r -> name.toLowerCase(java.util.Locale.ROOT).endsWith(r.ending()))
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.configuration(
                        new Problem(
                            "no reader of networks for this file",
                            file.toString(),
                            "",
                            "a file that ends in "
                                + String.join(
                                    " or ",
                                    readers.stream().map(ArrayReader::ending).sorted().toList()),
                            "")));
    try {
      return new NetworkFile(file, reader.read(file), layout);
    } catch (IOException e) {
      String what = Files.exists(file) ? "cannot be read" : "there is no such file";
      throw new ProblemException(
          ProblemException.Kind.DATA, new Problem(what, file.toString(), "", "", ""), e);
    }
  }

  /**
   * Refuses a file that lacks a parameter: it would be left as it was drawn.
   *
   * @param cell cell of the network
   */
  void requireWhole(String cell) {
    if (!OF_CELLS.containsKey(cell)) {
      throw ProblemException.configuration(
          new Problem(
              "networks of this cell cannot be imported",
              "--cell",
              cell,
              String.join(", ", OF_CELLS.keySet().stream().sorted().toList()),
              ""));
    }
    List<String> wanted = new ArrayList<>();
    if (layout == Layout.PYTORCH) {
      if (!cell.equals("vanilla")) {
        throw ProblemException.configuration(
            new Problem(
                "only an nn.RNN can be imported with the names of PyTorch",
                "--cell",
                cell,
                "vanilla",
                "save it with the names of anlage; docs/exports.md maps them"));
      }
      wanted.addAll(PYTORCH);
    } else {
      wanted.addAll(DENSE);
      wanted.addAll(OF_CELLS.get(cell));
    }
    wanted.removeIf(name -> find(name).isPresent());
    if (!wanted.isEmpty()) {
      throw ProblemException.data(
          new Problem(
              "the file lacks parameters of a network of cell \"" + cell + "\"",
              file.toString(),
              "arrays " + String.join(", ", arrays.keySet()),
              "also " + String.join(", ", wanted),
              "docs/exports.md lists them; --layout pytorch takes the names of PyTorch"));
    }
  }

  /** Number of units, by the recurrent weights. */
  int units() {
    return find(layout == Layout.PYTORCH ? "weight_hh_l0" : Network.RECURRENT)
        .map(array -> array.shape().isEmpty() ? 0 : array.shape().get(0))
        .orElseThrow();
  }

  private Optional<ExportedArray> find(String name) {
    return arrays.entrySet().stream()
        .filter(
            array ->
                array.getKey().equals(name)
                    || layout == Layout.PYTORCH && array.getKey().endsWith("." + name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
