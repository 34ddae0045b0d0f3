package org.anlage.analyzers.representation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.Snapshot;
import org.osgi.service.component.annotations.Component;

/**
 * The snapshots of one run as samples of a posterior, as the update rule {@code langevin} draws
 * them: loss and accuracy of each on the same trials without noise, and their mean and standard
 * deviation; those of the network with the mean of all weights (SWA), and the accuracy of the mean
 * of all outputs; the root mean square over weights of their standard deviation over samples (the
 * diagonal of SWAG). The effective number of samples is that of the loss by batch means: n var / (b
 * var of the means of batches of b = floor(sqrt n)), at most n. Fewer than 20 describe a spread
 * badly, and a table says so. Says nothing of runs with fewer than four such snapshots.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "posterior-samples",
    text = "Spread of snapshots of one run as samples of a posterior, and what their mean does",
    source = "Maddox et al. 2019, arXiv 1902.02476; Izmailov et al. 2018, arXiv 1803.05407")
public final class PosteriorSamples implements RunAnalyzer<PosteriorSamples.Parameters> {
  private static final int FEWEST = 4;
  private static final double ENOUGH = 20;

  /**
   * What is played.
   *
   * @param from first update that counts
   * @param trials number of trials
   */
  public record Parameters(
      @Parameter(
              text =
                  "Update of the first sample; absent: the later half of the snapshots, from update"
                      + " 1, are samples.",
              min = 0)
          Optional<Integer> from,
      @Parameter(text = "Number of trials.", value = "128", min = 1, max = 100000) int trials) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    List<Snapshot> samples = samples(p.from(), run);
    if (samples.size() < FEWEST) {
      return Findings.metrics(Map.of());
    }
    Network initial = run.initial();
    TrialBatch trials = run.trials(p.trials());
    List<Network> networks =
        samples.stream().map(s -> new Network(initial.spec(), s.parameters())).toList();
    int n = samples.size();
    double[] updates = new double[n];
    double[] loss = new double[n];
    double[] accuracy = new double[n];
    double[] outputs = new double[0];
    for (int k = 0; k < n; k++) {
      Network network = networks.get(k);
      NetworkActivity played = run.play(network, trials);
      outputs = k == 0 ? new double[played.output().length] : outputs;
      for (int i = 0; i < outputs.length; i++) {
        outputs[i] += (double) played.output()[i] / n;
      }
      updates[k] = samples.get(k).update();
      loss[k] = run.differentiate(network, trials).loss();
      accuracy[k] = mean(run.score(played, trials));
    }
    WeightMoments moments = WeightMoments.of(networks);
    Network mean = new Network(initial.spec(), moments.mean());
    Map<String, Double> metrics = new LinkedHashMap<>();
    double effective = effective(loss);
    metrics.put("samples", (double) n);
    metrics.put("effective_samples", effective);
    metrics.put("sample_loss", mean(loss));
    metrics.put("sample_loss_deviation", Math.sqrt(variance(loss)));
    metrics.put("mean_weights_loss", run.differentiate(mean, trials).loss());
    metrics.put("sample_weight_deviation", moments.deviation());
    if (TrialAccuracy.scored(run)) {
      metrics.put("sample_accuracy", mean(accuracy));
      metrics.put("sample_accuracy_deviation", Math.sqrt(variance(accuracy)));
      metrics.put("mean_weights_accuracy", mean(run.score(run.play(mean, trials), trials)));
      NetworkActivity averaged = with(run.play(mean, trials), outputs);
      metrics.put("mean_outputs_accuracy", mean(run.score(averaged, trials)));
    }
    return new Findings(
        metrics,
        List.of(
            new Table(
                "posterior-samples",
                "Loss and accuracy on trials without noise, by snapshot."
                    + (effective < ENOUGH
                        ? " Fewer than 20 samples are independent: the spread is not certain."
                        : ""),
                List.of(
                    new Column.Numbers("update", "", updates),
                    new Column.Numbers("loss", "", loss),
                    new Column.Numbers("accuracy", "proportion", accuracy)))),
        List.of());
  }

  private static List<Snapshot> samples(Optional<Integer> from, RunView run) {
    var names = run.initial().parameters().keySet();
    List<Snapshot> whole =
        run.snapshots().stream()
            .filter(s -> s.parameters().keySet().equals(names))
            .filter(s -> s.update() >= from.orElse(1))
            .toList();
    return from.isPresent() ? whole : whole.subList(whole.size() / 2, whole.size());
  }

  private static NetworkActivity with(NetworkActivity played, double[] outputs) {
    float[] single = new float[outputs.length];
    for (int i = 0; i < single.length; i++) {
      single[i] = (float) outputs[i];
    }
    return new NetworkActivity(
        played.trials(), played.steps(), played.units(), played.outputs(), played.states(), single);
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Unbiased. */
  static double variance(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum / (values.length - 1);
  }

  /** Effective number of samples by batch means; NaN for values that do not vary. */
  static double effective(double[] values) {
    int size = (int) Math.sqrt(values.length);
    int batches = values.length / size;
    int skipped = values.length - batches * size;
    double[] means = new double[batches];
    for (int b = 0; b < batches; b++) {
      for (int i = 0; i < size; i++) {
        means[b] += values[skipped + b * size + i] / size;
      }
    }
    double single = variance(values);
    double ofMeans = variance(means);
    return single > 0 && ofMeans > 0
        ? Math.min(values.length, values.length * single / (size * ofMeans))
        : Double.NaN;
  }

  /**
   * Mean of all parameters over samples, and their spread.
   *
   * @param mean by parameter
   * @param deviation root mean square over all parameters of the standard deviation over samples
   */
  record WeightMoments(Map<String, Matrix> mean, double deviation) {
    static WeightMoments of(List<Network> samples) {
      Map<String, Matrix> means = new TreeMap<>();
      double sum = 0;
      long count = 0;
      double[] values = new double[samples.size()];
      for (String name : samples.get(0).parameters().keySet()) {
        Matrix first = samples.get(0).parameter(name);
        Matrix mean = Matrix.zeros(first.rows(), first.columns());
        for (int i = 0; i < mean.values().length; i++) {
          for (int k = 0; k < values.length; k++) {
            values[k] = samples.get(k).parameter(name).values()[i];
          }
          mean.values()[i] = PosteriorSamples.mean(values);
          sum += variance(values);
          count++;
        }
        means.put(name, mean);
      }
      return new WeightMoments(means, Math.sqrt(sum / count));
    }
  }
}
