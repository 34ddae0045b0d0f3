package org.anlage.task.families;

import java.util.ArrayList;
import java.util.List;
import org.anlage.task.programs.ModifierRule;
import org.anlage.task.programs.Modifiers;

/**
 * The set of Mod-Cog (Khona et al. 2023, Neural Computation 35): the twenty ring saccades with an
 * answer that moves on while it is given, to the right or to the left; the eleven of them with a
 * delay also with an answer that is moved by the delay; and both. One unit, degrees per second, for
 * all: 180 while the answer is given, 90 in the delay.
 */
final class ModCog {
  private static final double SEQUENCE = 180;
  private static final double INTEGRATE = 90;

  private ModCog() {}

  static List<NamedTask> tasks() {
    List<NamedTask> tasks = new ArrayList<>();
    for (NamedTask base : RingSaccades.tasks()) {
      boolean delayed =
          ((FamilyTask) base.task())
              .program(Settings.published()).draws().stream()
                  .anyMatch(draw -> draw.name().equals("delay"));
      for (int sequence = -1; sequence <= 1; sequence++) {
        for (int integrate = delayed ? -1 : 0; integrate <= (delayed ? 1 : 0); integrate++) {
          if (sequence != 0 || integrate != 0) {
            tasks.add(task(base, sequence, integrate));
          }
        }
      }
    }
    return tasks;
  }

  private static NamedTask task(NamedTask base, int sequence, int integrate) {
    List<ModifierRule> rules = new ArrayList<>();
    String name = base.name().replace("yang-", "mod-cog-");
    String text = base.text();
    if (integrate != 0) {
      rules.add(ModifierRule.of(ModifierRule.Kind.INTEGRATE).at(INTEGRATE * integrate));
      name += integrate > 0 ? "-int-r" : "-int-l";
      text += "; the answer is moved by the delay";
    }
    if (sequence != 0) {
      rules.add(ModifierRule.of(ModifierRule.Kind.SEQUENCE).at(SEQUENCE * sequence));
      name += sequence > 0 ? "-seq-r" : "-seq-l";
      text += "; the answer moves on while it is given";
    }
    FamilyTask changed = (FamilyTask) base.task();
    return new NamedTask(
        name,
        text,
        "Khona et al. 2023, Neural Computation 35",
        changed.changed(name, program -> Modifiers.apply(program, rules)));
  }
}
