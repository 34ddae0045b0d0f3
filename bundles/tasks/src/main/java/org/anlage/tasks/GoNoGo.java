package org.anlage.tasks;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialVariable;
import org.osgi.service.component.annotations.Component;

/**
 * Go/NoGo with a delay: fixation, one of two stimuli, fixation again, decision. Inputs: channel 0
 * is fixation (off during the stimulus), 1 the NoGo stimulus, 2 the Go stimulus. Labels at the last
 * step, and conditions: 0 NoGo, 1 Go, equally probable. There are two distinct trials.
 *
 * <p>In the published code fixation is off at the decision; its description says it stays on. Both
 * can be had. After NeuroGym's GoNogo-v0; Molano-Mazon et al. 2022, doi 10.31234/osf.io/aqc9n.
 */
@Component(service = Task.class)
@Extension(
    name = "go-nogo",
    text = "Remember over a delay which of two stimuli was shown; two distinct trials",
    source = "doi:10.31234/osf.io/aqc9n")
public final class GoNoGo implements Task<GoNoGo.Parameters> {
  /**
   * Lengths of the periods.
   *
   * @param fixationSteps steps of fixation before the stimulus
   * @param stimulusSteps steps with the stimulus on
   * @param delaySteps steps of fixation after the stimulus
   * @param decisionSteps steps of decision
   * @param fixationAtDecision whether fixation stays on during the decision
   */
  public record Parameters(
      @Parameter(text = "Steps of fixation at first.", value = "5", min = 0, max = 100000)
          int fixationSteps,
      @Parameter(
              text = "Steps for which the stimulus is shown.",
              value = "20",
              min = 1,
              max = 100000)
          int stimulusSteps,
      @Parameter(text = "Steps of fixation after it.", value = "10", min = 0, max = 100000)
          int delaySteps,
      @Parameter(
              text = "Steps of decision; the answer is read at the last.",
              value = "5",
              min = 1,
              max = 100000)
          int decisionSteps,
      @Parameter(
              text =
                  "Whether the fixation input stays on at decision; off in the published code, on"
                      + " in its description.",
              value = "false")
          boolean fixationAtDecision) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public TaskDescription describe(Parameters p) {
    Timeline timeline =
        new Timeline()
            .then("fixation", p.fixationSteps())
            .then("stimulus", p.stimulusSteps())
            .then("delay", p.delaySteps())
            .then("decision", p.decisionSteps());
    boolean stimulusIsLastInput = p.delaySteps() == 0 && !p.fixationAtDecision();
    return new TaskDescription(
            3,
            2,
            timeline.steps(),
            Objective.CROSS_ENTROPY,
            timeline.periods(),
            0.5,
            OptionalDouble.of(stimulusIsLastInput ? 1 : 0.5),
            1,
            OptionalInt.of(2),
            List.of(new TrialVariable("stimulus", List.of("nogo", "go"))))
        .named(List.of("fixation", "no-go stimulus", "go stimulus"), List.of("no-go", "go"));
  }

  @Override
  public Optional<Parameters> withDelay(Parameters p, int steps) {
    return Optional.of(
        new Parameters(
            p.fixationSteps(),
            p.stimulusSteps(),
            steps,
            p.decisionSteps(),
            p.fixationAtDecision()));
  }

  @Override
  public void fill(Parameters p, TrialBatch batch, RandomStream random) {
    int delay = p.fixationSteps() + p.stimulusSteps();
    int decision = delay + p.delaySteps();
    for (int i = 0; i < batch.trials(); i++) {
      int type = random.split(i).nextInt(2);
      TrialWriter writer = new TrialWriter(batch, i);
      writer.hold(0, 0, p.fixationSteps(), 1);
      writer.hold(1 + type, p.fixationSteps(), delay, 1);
      writer.hold(0, delay, p.fixationAtDecision() ? batch.steps() : decision, 1);
      writer.level(0, type);
      writer.answer(type, type);
    }
  }
}
