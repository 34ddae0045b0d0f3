package org.anlage.generators.critical;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.osgi.service.component.annotations.Component;

/**
 * Clustered critically normalised weights: units are in consecutive clusters whose sizes differ by
 * one at most; pairs within a cluster and pairs across are connected with a probability each, which
 * is subtracted. Normalised, and mixed between symmetric and independent, as {@link Critical}.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "critical-clustered",
    text = "Random connections in clusters with the largest eigenvalue near 1",
    source = "doi:10.1038/s41586-026-10528-1")
public final class CriticalClustered
    implements ConnectivityGenerator<CriticalClustered.Parameters> {
  /**
   * Parameters.
   *
   * @param clusters number of clusters
   * @param within probability of a connection within a cluster
   * @param across probability of a connection across clusters
   * @param largestEigenvalue largest real part of the eigenvalues
   * @param asymmetry share of the independent direction
   * @param mixing how the directions are mixed
   */
  public record Parameters(
      @Parameter(text = "Clusters; 20, of 500 units, in the paper.", value = "20", min = 1)
          int clusters,
      @Parameter(
              text = "Probability of a connection within a cluster; 0.5 in the paper.",
              value = "0.5",
              min = 0,
              max = 1)
          double within,
      @Parameter(
              text = "Probability of a connection across clusters; 2^-12 ... 2^-1 in the paper.",
              value = "0.015625",
              min = 0,
              max = 1)
          double across,
      @Parameter(text = Mixing.LARGEST_TEXT, value = "0.998", min = 0, exclusiveMin = true)
          double largestEigenvalue,
      @Parameter(text = Mixing.ASYMMETRY_TEXT, value = "0", min = 0, max = 1) double asymmetry,
      @Parameter(text = Mixing.TEXT, value = "\"published\"") Mixing mixing) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix generate(Parameters parameters, PriorContext context) {
    int n = context.size();
    int clusters = parameters.clusters();
    if (clusters > n) {
      throw ProblemException.configuration(
          new Problem(
              "there are more clusters than units",
              "critical-clustered.clusters",
              Integer.toString(clusters),
              "at most " + n,
              "use fewer clusters or more units"));
    }
    return Connections.critical(
        "critical-clustered",
        parameters.largestEigenvalue(),
        parameters.asymmetry(),
        parameters.mixing(),
        context,
        (i, j) ->
            (long) i * clusters / n == (long) j * clusters / n
                ? parameters.within()
                : parameters.across());
  }
}
