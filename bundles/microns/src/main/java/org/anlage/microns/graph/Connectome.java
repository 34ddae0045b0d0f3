package org.anlage.microns.graph;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.CortexSource;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Provenance;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.microns.EdgeEnds;
import org.anlage.microns.SynapseCounts;
import org.anlage.neural.checks.CortexChecks;
import org.anlage.npy.Npy;
import org.anlage.npy.table.NamedMatrix;
import org.osgi.service.component.annotations.Component;

/**
 * Wiring alone, in one file: a square table of synapse counts with names (row = presynaptic), a
 * list of connections, GraphML, or an {@code .npy} of counts. The order of neurons is that of the
 * rows, of the nodes, or of first appearance.
 */
@Component(service = CortexSource.class)
@Extension(
    name = Connectome.NAME,
    text = "Wiring in one file: a matrix with names, a list of connections, or GraphML")
public final class Connectome implements CortexSource<Connectome.Parameters> {
  static final String NAME = "connectome";
  private static final List<String> TABLES = List.of(".csv", ".tsv", ".csv.gz", ".tsv.gz");

  /**
   * How to read.
   *
   * @param title what the data is
   * @param citation how to cite it
   * @param countColumn column of the number of synapses
   */
  public record Parameters(
      @Parameter(text = "What the data is, for reports; absent: the name of the file")
          Optional<String> title,
      @Parameter(text = "How to cite the data, for reports", value = "\"\"") String citation,
      @Parameter(text = SynapseCounts.TEXT, value = "\"auto\"") String countColumn) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  /** GraphML; tables whose header names two ends, or the rows. */
  @Override
  public boolean recognises(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".graphml")) {
      return true;
    }
    if (TABLES.stream().noneMatch(name::endsWith)) {
      return false;
    }
    List<List<String>> start = EdgeList.start(path, 2);
    return start.size() == 2 && (EdgeEnds.of(start.get(0)).isPresent() || isNamed(start));
  }

  /** The first row and the first column begin with one name, which is no number of a sample. */
  private static boolean isNamed(List<List<String>> start) {
    String first = start.get(1).get(0);
    return start.get(0).size() > 2
        && start.get(0).size() == start.get(1).size()
        && first.equals(start.get(0).get(1))
        && !first.matches("[-+0-9.,eE]*");
  }

  @Override
  public Cortex load(Parameters p, Optional<Path> path) {
    Path file =
        path.filter(Files::isRegularFile)
            .orElseThrow(
                () ->
                    ProblemException.data(
                        new Problem(
                            "there is no such file",
                            path.map(Path::toString).orElse("data.path"),
                            "",
                            "a table, GraphML or .npy",
                            "")));
    Graph graph = graph(p, file);
    List<String> names = graph.names();
    if (names.size() < 2) {
      throw ProblemException.data(
          new Problem(
              "too few neurons",
              file.toString(),
              Integer.toString(names.size()),
              "at least 2",
              ""));
    }
    Synapses synapses = graph.pairs().synapses(names.size());
    List<Check> checks = new ArrayList<>(graph.notes());
    checks.addAll(CortexChecks.of(Optional.empty(), Optional.of(synapses), Optional.empty(), 2));
    return new Cortex(
        new Neurons(names.size(), Map.of(), Map.of("name", names)),
        Optional.empty(),
        Optional.of(synapses),
        Optional.empty(),
        Map.of(),
        new Provenance(
            NAME,
            p.title().orElse(String.valueOf(file.getFileName())) + ", " + names.size() + " neurons",
            p.citation(),
            false,
            checks));
  }

  private static Graph graph(Parameters p, Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".graphml")) {
      return GraphMl.read(file, p.countColumn());
    }
    if (name.endsWith(".npy")) {
      return ofMatrix(file, List.of(), Npy.read(file).matrix(file.toString()));
    }
    List<List<String>> start = EdgeList.start(file, 1);
    Optional<EdgeEnds> ends = start.isEmpty() ? Optional.empty() : EdgeEnds.of(start.get(0));
    if (ends.isPresent()) {
      return EdgeList.read(file, ends.get(), p.countColumn());
    }
    NamedMatrix matrix = matrix(file);
    Graph graph = ofMatrix(file, matrix.names(), matrix.values());
    if (matrix.reordered()) {
      graph.note("order of the columns", true, "columns were put into the order of the rows");
    }
    return graph;
  }

  private static NamedMatrix matrix(Path file) {
    try {
      return NamedMatrix.read(file);
    } catch (ProblemException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem(
              "neither a square matrix nor a list of connections",
              file.toString(),
              e.problems().get(0).what() + ": " + e.problems().get(0).got(),
              "counts with names on both sides, or columns named " + EdgeEnds.known(),
              "rename two columns to source and target"),
          e);
    }
  }

  private static Graph ofMatrix(Path file, List<String> names, Matrix counts) {
    if (counts.rows() != counts.columns()) {
      throw ProblemException.data(
          new Problem("the matrix is not square", file.toString(), counts.shape(), "N x N", ""));
    }
    Graph graph = new Graph();
    for (int i = 0; i < counts.rows(); i++) {
      graph.neuron(names.isEmpty() ? Integer.toString(i) : names.get(i));
    }
    for (int i = 0; i < counts.rows(); i++) {
      for (int j = 0; j < counts.columns(); j++) {
        double count = counts.get(i, j);
        if (count != 0) {
          int row = i;
          int column = j;
          graph.connect(
              i,
              j,
              WholeCount.of(count)
                  .orElseThrow(
                      () ->
                          ProblemException.data(
                              new Problem(
                                  "not a number of synapses",
                                  file + ", row " + row + ", column " + column,
                                  Double.toString(count),
                                  WholeCount.EXPECTED,
                                  ""))));
        }
      }
    }
    graph.note("direction", true, "rows are presynaptic");
    return graph;
  }
}
