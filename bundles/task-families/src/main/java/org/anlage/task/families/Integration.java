package org.anlage.task.families;

import static org.anlage.task.families.Settings.Use.OPTIONS;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.anlage.api.task.Decision;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.program.Answer;
import org.anlage.api.task.program.DecisionRule;
import org.anlage.api.task.program.During;
import org.anlage.api.task.program.Form;
import org.anlage.api.task.program.Output;
import org.anlage.api.task.program.TrialProgram;
import org.anlage.task.programs.ProgramBuilder;

/** Integration of velocities and addition of angles. */
final class Integration {
  private static final String LENGTH = "length";
  private static final int BLOCK = 10;

  private Integration() {}

  static List<NamedTask> tasks() {
    return List.of(
        task(
            "angle-integration",
            "Integrate rotations to a heading; symbols: outputs on the ring",
            Set.of(LENGTH, "symbols"),
            Integration::angle),
        task(
            "path-integration",
            "Integrate the speed and heading of a walk in a box to a place",
            Set.of(LENGTH),
            Integration::path),
        new NamedTask(
            "angle-addition",
            "Add two angles that are shown at the same time, in steps of 10 ms",
            "",
            new FamilyTask("angle-addition", Set.of(OPTIONS), Integration::addition)),
        task(
            "velocity-integration",
            "Integrate a signed velocity to a position, in two rectified outputs",
            Set.of(LENGTH),
            Integration::velocity));
  }

  private static NamedTask task(
      String name, String text, Set<String> uses, Function<StreamSettings, Stream> factory) {
    return new NamedTask(name, text, "", new StreamTask(name, uses, factory));
  }

  private static TaskDescription task(
      int inputs, int outputs, int length, double chance, Decision decision) {
    return new TaskDescription(
            inputs,
            outputs,
            length,
            Objective.MEAN_SQUARES,
            List.of(new Period("integration", 0, length)),
            chance,
            OptionalDouble.empty(),
            1,
            OptionalInt.empty())
        .decidedBy(decision);
  }

  /**
   * Inputs: rotation to the left, rotation to the right, a pulse at the first step. Every ten steps
   * a direction and a rotation of 0 to 36 degrees a step are drawn. The first heading is uniform on
   * the circle, and the pulse shows it as the rotation from 0 to it, in turns.
   */
  private static Stream angle(StreamSettings s) {
    int length = s.lengthOr(60);
    int units = s.symbolsOr(3);
    TaskDescription task =
        task(3, units, length, 0.2, new Decision.Direction(-1, 0.5, 36))
            .withNumbers(List.of("heading"));
    return new Stream(
        task,
        (trial, random) -> {
          double heading = random.nextDouble(0, 360);
          double rotation = 0;
          for (int t = 0; t < length; t++) {
            if (t == 0) {
              trial.input(t, 2, heading / 360);
            } else {
              if (t % BLOCK == 1) {
                rotation = random.nextDouble(-1, 1);
              }
              trial.input(t, 0, Math.max(0, -rotation));
              trial.input(t, 1, Math.max(0, rotation));
              heading = ((heading + 36 * rotation) % 360 + 360) % 360;
            }
            for (int k = 0; k < units; k++) {
              double d = Math.abs(heading - 360.0 * k / units);
              d = Math.min(d, 360 - d);
              trial.target(t, k, Math.max(0, 1 - d * units / 360));
            }
            trial.score(t);
          }
          trial.batch().numbers(0)[trial.number()] = heading;
        });
  }

  /**
   * Inputs: speed, cosine and sine of the heading. The walk begins at a place that is uniform in
   * the box, which the first step shows as a speed of 0 and its coordinates in place of cosine and
   * sine; it turns by normal angles of 20 degrees, and walls of the box from -1 to 1 reflect it.
   * Places stay uniform, so a constant answer is within a tenth of the side, 0.2, of 0.2^2 of them.
   */
  private static Stream path(StreamSettings s) {
    int length = s.lengthOr(60);
    return new Stream(
        task(3, 2, length, 0.04, new Decision.Within(0.2, 0, false, true)),
        (trial, random) -> {
          double x = random.nextDouble(-1, 1);
          double y = random.nextDouble(-1, 1);
          double heading = random.nextDouble(0, 360);
          for (int t = 0; t < length; t++) {
            double cos = t == 0 ? x : StrictMath.cos(StrictMath.toRadians(heading));
            double sin = t == 0 ? y : StrictMath.sin(StrictMath.toRadians(heading));
            if (t > 0) {
              double speed = 0.1 * random.nextDouble();
              if (Math.abs(x + speed * cos) > 1) {
                cos = -cos;
              }
              if (Math.abs(y + speed * sin) > 1) {
                sin = -sin;
              }
              x += speed * cos;
              y += speed * sin;
              trial.input(t, 0, 10 * speed);
              heading =
                  StrictMath.toDegrees(StrictMath.atan2(sin, cos)) + 20 * random.nextGaussian();
            }
            trial.input(t, 1, cos);
            trial.input(t, 2, sin);
            trial.target(t, 0, x);
            trial.target(t, 1, y);
            trial.score(t);
          }
        });
  }

  /** Steps of 10 ms: angles for 200 ms, the sum is asked for during 1000 ms. */
  private static TrialProgram addition(Settings s) {
    double step = s.stepOr(10);
    int units = s.optionsOr(6);
    double width = 360.0 / units;
    return new ProgramBuilder(step)
        .variable("first", "uniform(0, 360)")
        .variable("second", "uniform(0, 360)")
        .period("angles", 200)
        .period("sum", 1000)
        .ring("first", Form.TRIANGLE, units, width, During.of(List.of("angles"), "first"))
        .ring("second", Form.TRIANGLE, units, width, During.of(List.of("angles"), "second"))
        .values(new Output("sum", Form.TRIANGLE, units, width, 0, 1), Objective.MEAN_SQUARES)
        .answer(new Answer("sum", List.of("sum"), "(first + second) mod 360", "1", 1, 0))
        .decidedBy(DecisionRule.direction(""))
        .chance(0.2)
        .build();
  }

  /**
   * Inputs: leftward and rightward velocity, a pulse at the first step. The position moves on a
   * segment from -1 to 1, whose ends reflect it, so that it stays uniform; outputs are the
   * rectified position and its opposite. Within a tenth of the range, 0.2: a constant answer at
   * best covers 0.2 of the positions.
   */
  private static Stream velocity(StreamSettings s) {
    int length = s.lengthOr(60);
    return new Stream(
        task(3, 2, length, 0.2, new Decision.Within(0.2, 0, false, true))
            .withNumbers(List.of("position")),
        (trial, random) -> {
          double position = random.nextDouble(-1, 1);
          double velocity = 0;
          for (int t = 0; t < length; t++) {
            if (t == 0) {
              trial.input(t, 2, position);
            } else {
              if (t % BLOCK == 1) {
                velocity = random.nextDouble(-1, 1);
              }
              if (Math.abs(position + velocity / BLOCK) > 1) {
                velocity = -velocity;
              }
              position += velocity / BLOCK;
              trial.input(t, 0, Math.max(0, -velocity));
              trial.input(t, 1, Math.max(0, velocity));
            }
            trial.target(t, 0, Math.max(0, position));
            trial.target(t, 1, Math.max(0, -position));
            trial.score(t);
          }
          trial.batch().numbers(0)[trial.number()] = position;
        });
  }
}
