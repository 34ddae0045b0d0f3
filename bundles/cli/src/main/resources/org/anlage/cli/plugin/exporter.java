package @package@;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.export.ExportedArray;
import org.anlage.api.export.ExportedRun;
import org.anlage.api.export.RunExporter;
import org.osgi.service.component.annotations.Component;

/**
 * The recurrent weights as a list of links with a header, {@code RUN.links.csv}, which Gephi,
 * Cytoscape and NetworkX read. Units are numbered from 0; weights of 0 are no links.
 */
@Component(service = RunExporter.class)
@Extension(name = "@name@", text = "The recurrent weights as a list of links")
public final class @Class@ implements RunExporter {
  private static final String WEIGHTS = "recurrent_kernel";

  @Override
  public String name() {
    return "@name@";
  }

  @Override
  public List<Path> export(ExportedRun run, Path folder) throws IOException {
    ExportedArray weights = run.arrays().get(WEIGHTS);
    if (weights == null) {
      throw ProblemException.configuration(
          Problem.of("the run has no " + WEIGHTS + ", only " + run.arrays().keySet()));
    }
    int n = weights.shape().get(1);
    StringBuilder text = new StringBuilder("source,target,weight\n");
    for (int k = 0; k < weights.values().size(); k++) {
      double weight = weights.values().at(k);
      if (weight != 0) { // row = from, column = to
        text.append(k / n).append(',').append(k % n).append(',').append(weight).append('\n');
      }
    }
    // Several runs share the folder, so the name of a file begins with that of its run.
    return List.of(Files.writeString(folder.resolve(run.id() + ".links.csv"), text));
  }
}
