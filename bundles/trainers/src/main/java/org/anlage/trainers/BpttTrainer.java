package org.anlage.trainers;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.training.LossTerm;
import org.anlage.api.training.Trainer;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.osgi.service.component.annotations.Component;

/**
 * Full back-propagation through time with Adam, or another of the rules in {@link Optimizer}. Per
 * update 6 T B N (N + I + 1) floating-point operations or so, and (T + 1) B (N + I + 1) numbers of
 * memory.
 */
@Component(service = Trainer.class)
@Extension(
    name = "bptt",
    text = "Full back-propagation through time with Adam, AdamW, RMSProp or momentum",
    source = "Werbos 1990, doi 10.1109/5.58337; Kingma and Ba 2014, arXiv 1412.6980")
public final class BpttTrainer implements Trainer<BpttTrainer.Parameters> {
  /** Parameters; the defaults are Keras's. */
  public record Parameters(
      @Parameter(text = "Learning rate.", value = "0.001", min = 0, exclusiveMin = true)
          double learningRate,
      @Parameter(text = "Decay of the first moment (adam, adamw).", value = "0.9", min = 0, max = 1)
          double beta1,
      @Parameter(
              text = "Decay of the second moment (adam, adamw, rmsprop).",
              value = "0.999",
              min = 0,
              max = 1)
          double beta2,
      @Parameter(text = "Small number that keeps the step finite.", value = "1e-7", min = 0)
          double epsilon,
      @Parameter(
              text =
                  "Where epsilon is added: keras, to sqrt(v); pytorch, to sqrt(v) after bias"
                      + " correction.",
              value = "\"keras\"")
          EpsilonPlacement epsilonPlacement,
      @Parameter(text = "Trials per update.", value = "128", min = 1) int batch,
      @Parameter(text = "Number of updates.", value = "400", min = 0) int updates,
      @Parameter(
              text = "Updates per epoch; each epoch ends with a row of metrics.",
              value = "40",
              min = 1)
          int epochLength,
      @Parameter(
              text =
                  "Numbers of updates after which the recurrent weights are kept; 0 is before the"
                      + " first.",
              value = "[]")
          List<Integer> snapshots,
      @Parameter(text = "Rule of the updates.", value = "\"adam\"") Optimizer optimizer,
      @Parameter(text = "Share of the last step that sgd keeps.", value = "0.9", min = 0, max = 1)
          double momentum,
      @Parameter(
              text = "Decay of all weights in adamw, per update and unit of learning rate.",
              value = "0.01",
              min = 0)
          double weightDecay,
      @Parameter(text = "Course of the learning rate.", value = "{}") Schedule schedule,
      @Parameter(
              text =
                  "Largest norm of the gradient of all parameters, penalties included; absent, it"
                      + " is not limited.",
              min = 0,
              exclusiveMin = true)
          Optional<Double> clipNorm,
      @Parameter(
              text =
                  "Epochs without a lower validation loss after which training stops and goes back"
                      + " to the best epoch; 0 never stops.",
              value = "0",
              min = 0)
          int patience) {
    /** Copies the list and checks that moments decay. */
    public Parameters {
      snapshots = List.copyOf(snapshots);
      if (beta1 >= 1 || beta2 >= 1) {
        throw new IllegalArgumentException("beta1 and beta2 must be below 1");
      }
      for (int update : snapshots) {
        if (update < 0 || update > updates) {
          throw new IllegalArgumentException(
              "snapshots must be between 0 and updates (" + updates + "): " + update);
        }
      }
    }

    /** The learning rate of an update, counted from 1. */
    double learningRateAt(int update) {
      return learningRate * schedule.factor(update, updates);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Effort effort(Parameters parameters) {
    return new Effort(parameters.updates(), parameters.batch());
  }

  @Override
  public List<LossTerm> audit(Parameters parameters, TrainingProblem problem) {
    return new TrainingRun(parameters, problem).audit();
  }

  @Override
  public TrainingResult train(
      Parameters parameters, TrainingProblem problem, TrainingMonitor monitor) {
    return new TrainingRun(parameters, problem).train(monitor);
  }
}
