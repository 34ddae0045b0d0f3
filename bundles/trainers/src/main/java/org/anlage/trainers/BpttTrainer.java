package org.anlage.trainers;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.learning.Loss;
import org.anlage.api.learning.NetworkRunner;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.learning.UpdateRule;
import org.anlage.api.training.LossTerm;
import org.anlage.api.training.Trainer;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.osgi.service.component.annotations.Component;

/**
 * Trains batch by batch: a learning rule makes a direction of each batch, by default the full
 * gradient by back-propagation through time, and an update rule changes the weights. Per update of
 * the full gradient 6 T B N (N + I + 1) floating-point operations or so, and (T + 1) B (N + I + 1)
 * numbers of memory.
 */
@Component(service = Trainer.class)
@Extension(
    name = "bptt",
    text =
        "Back-propagation through time, or another learning rule, with Adam or another update rule",
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
          int patience,
      @Parameter(
              text =
                  "Update rule with parameters of its own; absent: optimizer with beta1, beta2,"
                      + " epsilon, epsilonPlacement, momentum and weightDecay.")
          Optional<Chosen<UpdateRule<Record>>> update,
      @Parameter(text = "Learning rule; absent: full-gradient.")
          Optional<Chosen<LearningRule<Record>>> learn,
      @Parameter(text = "What is minimized; absent: the task's own loss.")
          Optional<Chosen<Loss<Record>>> loss) {
    /** The optimizer by its name and the full gradient. */
    public Parameters(
        double learningRate,
        double beta1,
        double beta2,
        double epsilon,
        EpsilonPlacement epsilonPlacement,
        int batch,
        int updates,
        int epochLength,
        List<Integer> snapshots,
        Optimizer optimizer,
        double momentum,
        double weightDecay,
        Schedule schedule,
        Optional<Double> clipNorm,
        int patience) {
      this(
          learningRate,
          beta1,
          beta2,
          epsilon,
          epsilonPlacement,
          batch,
          updates,
          epochLength,
          snapshots,
          optimizer,
          momentum,
          weightDecay,
          schedule,
          clipNorm,
          patience,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /** Copies the list and checks that moments decay. */
    public Parameters {
      snapshots = List.copyOf(snapshots);
      if (beta1 >= 1 || beta2 >= 1) {
        throw new IllegalArgumentException("beta1 and beta2 must be below 1");
      }
      for (int at : snapshots) {
        if (at < 0 || at > updates) {
          throw new IllegalArgumentException(
              "snapshots must be between 0 and updates (" + updates + "): " + at);
        }
      }
    }

    UpdateRule.Bound updateRule(LearnedParameters weights, RuleContext context) {
      if (update.isPresent()) {
        return update.get().service().bind(update.get().parameters(), weights, context);
      }
      return switch (optimizer) {
        case ADAM ->
            new Adam()
                .bind(
                    new Adam.Parameters(beta1, beta2, epsilon, epsilonPlacement), weights, context);
        case ADAMW ->
            new AdamW()
                .bind(
                    new AdamW.Parameters(beta1, beta2, epsilon, epsilonPlacement, weightDecay),
                    weights,
                    context);
        case RMSPROP ->
            new RmsProp().bind(new RmsProp.Parameters(beta2, epsilon), weights, context);
        case SGD -> new Sgd().bind(new Sgd.Parameters(momentum), weights, context);
      };
    }

    LearningRule.Bound learningRule(NetworkRunner runner, RuleContext context) {
      return learn.isPresent()
          ? learn.get().service().bind(learn.get().parameters(), runner, context)
          : new FullGradient().bind(new FullGradient.Parameters(0), runner, context);
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
