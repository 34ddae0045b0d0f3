package @package@;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.CortexSource;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Provenance;
import org.anlage.api.matrix.Matrix;
import org.osgi.service.component.annotations.Component;

/**
 * Positions of neurons from a CSV file with the header {@code x,y,z} and one line per neuron.
 *
 * <p>One instance serves all runs and threads, so it has no fields.
 */
@Component(service = CortexSource.class)
@Extension(name = @Class@.NAME, text = "Positions of neurons from a CSV file")
public final class @Class@ implements CortexSource<@Class@.Parameters> {
  static final String NAME = "@name@";
  private static final String HEADER = "x,y,z";

  /** Parameters, as they are named in experiment files; each is declared here and only here. */
  public record Parameters(
      @Parameter(
              text = "Length of one unit of the file.",
              value = "1",
              unit = "um",
              min = 0,
              exclusiveMin = true)
          double unit) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  /** Looks at the first line alone: this is asked for every path that a user names. */
  @Override
  public boolean recognises(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (var lines = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
      return HEADER.equals(lines.readLine());
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Cortex load(Parameters parameters, Optional<Path> path) {
    Path file =
        path.orElseThrow(
            () ->
                ProblemException.data(
                    new Problem("which file?", NAME, "", "a path", "set data.path")));
    List<String> lines = lines(file);
    if (lines.size() < 2 || !lines.get(0).equals(HEADER)) {
      throw problem("not a table of positions", file, 1, "the header " + HEADER + " and neurons");
    }
    int n = lines.size() - 1;
    Matrix positions = Matrix.zeros(n, 3);
    for (int i = 0; i < n; i++) {
      String[] cells = lines.get(i + 1).split(",", -1);
      for (int axis = 0; axis < 3; axis++) {
        positions.set(i, axis, parameters.unit() * number(cells, axis, file, i + 2));
      }
    }
    return new Cortex(
        Neurons.anonymous(n),
        Optional.of(new Positions(positions)),
        Optional.empty(), // synapses
        Optional.empty(), // activity
        Map.of(), // functional matrices
        new Provenance(NAME, n + " neurons from " + file.getFileName(), "", false, List.of()));
  }

  private static List<String> lines(Path file) {
    try {
      return new ArrayList<>(Files.readAllLines(file));
    } catch (IOException e) {
      throw problem("cannot be read: " + e, file, 1, "a text file");
    }
  }

  private static double number(String[] cells, int axis, Path file, int line) {
    try {
      double value = cells.length == 3 ? Double.parseDouble(cells[axis]) : Double.NaN;
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // the same problem
    }
    throw problem("not a position", file, line, "three finite numbers");
  }

  private static ProblemException problem(String what, Path file, int line, String expected) {
    return ProblemException.data(new Problem(what, file + ":" + line, "", expected, ""));
  }
}
