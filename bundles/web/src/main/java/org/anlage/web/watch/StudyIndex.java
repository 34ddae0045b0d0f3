package org.anlage.web.watch;

import java.util.ArrayList;
import java.util.List;
import org.anlage.parameters.json.Json;

/**
 * What the page needs of a plan to list its runs: a plan without the definitions of runs, which are
 * nearly all of it.
 *
 * @param folder folder of the study in {@code plans/}
 * @param name name of the study
 * @param title its title
 * @param kind what its runs do
 * @param description what is asked
 * @param arms names of arms, or recordings, in order
 * @param texts what each of them is
 * @param tasks labels of tasks in order
 * @param planned when it was planned, ms since 1970
 * @param runs its runs, in order
 */
public record StudyIndex(
    String folder,
    String name,
    String title,
    String kind,
    String description,
    List<String> arms,
    List<String> texts,
    List<String> tasks,
    long planned,
    List<Run> runs) {
  /** Copies the lists. */
  public StudyIndex {
    arms = List.copyOf(arms);
    texts = List.copyOf(texts);
    tasks = List.copyOf(tasks);
    runs = List.copyOf(runs);
  }

  /** A run of the plan. */
  public record Run(String id, String arm, String task, long seed) {}

  /** Reads a plan. */
  static StudyIndex of(String folder, Json.Obj plan, long planned) {
    List<String> arms = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    List<String> tasks = new ArrayList<>();
    List<Run> runs = new ArrayList<>();
    for (Json item : plan.array("arms")) {
      arms.add(((Json.Obj) item).text("name"));
      texts.add(((Json.Obj) item).text("text"));
    }
    for (Json item : plan.array("runs")) {
      Json.Obj run = (Json.Obj) item;
      String id = run.text("id");
      if (!id.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("a run whose id is no digest");
      }
      String task = run.text("task");
      if (!tasks.contains(task)) {
        tasks.add(task);
      }
      long seed = Long.parseLong(((Json.Num) run.require("seed")).literal());
      runs.add(new Run(id, run.text("arm"), task, seed));
    }
    return new StudyIndex(
        folder,
        plan.text("name"),
        plan.text("title"),
        plan.text("kind"),
        plan.text("description"),
        arms,
        texts,
        tasks,
        planned,
        runs);
  }
}
