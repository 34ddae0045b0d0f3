package org.anlage.web.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.anlage.api.component.ProblemException;
import org.anlage.api.panel.Panel;
import org.anlage.api.panel.PanelStudy;
import org.anlage.api.result.Findings;
import org.anlage.web.http.Answer;
import org.anlage.web.http.Question;
import org.anlage.web.watch.SmallStore;
import org.anlage.web.watch.StoreWatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelAnswersTest {
  private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\"'&";
  private static final Findings NOTHING = Findings.metrics(Map.of());

  @TempDir Path folder;
  private StoreWatch watch;

  @BeforeEach
  void aStudy() {
    SmallStore small = new SmallStore(folder);
    small.plan("study-1", HOSTILE, List.of(HOSTILE, "two"));
    small.finish(1, "done", 0.5);
    watch = new StoreWatch(small.store());
    watch.look();
    watch.read(10);
  }

  private static Panel panel(String path, String title, Function<PanelStudy, Findings> show) {
    return new Panel() {
      @Override
      public String path() {
        return path;
      }

      @Override
      public String title() {
        return title;
      }

      @Override
      public Findings show(PanelStudy study) {
        return show.apply(study);
      }
    };
  }

  private PanelAnswers answers(Duration patience, Panel... panels) {
    return new PanelAnswers(() -> List.of(panels), watch, patience);
  }

  private static Question about(String panel) {
    return new Question(Map.of("study", "study-1", "panel", panel), "");
  }

  private static String text(Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  /** Titles and findings are values in JSON; a path that is no part of an address is left out. */
  @Test
  void hostileTextsAreValues() {
    Function<PanelStudy, Findings> counts =
        study -> Findings.metrics(Map.of(study.title(), (double) study.runs().size()));
    PanelAnswers answers =
        answers(
            PanelAnswers.PATIENCE,
            panel("runs", HOSTILE, counts),
            panel("../run", "a", study -> NOTHING),
            panel("a/b?c", "b", study -> NOTHING),
            panel("", "c", study -> NOTHING));
    String escaped = HOSTILE.replace("\"", "\\\"");
    String all = text(answers.all(about(""))).replaceAll("\\n *", "").replace("\": ", "\":");
    assertEquals("{\"panels\":[{\"path\":\"runs\",\"title\":\"" + escaped + "\"}]}", all);
    String shown = text(answers.panel(about("runs")));
    assertTrue(shown.contains("\"" + escaped + "\": 2"), shown);
  }

  @Test
  void aStudyIsSeenWithItsRuns() {
    List<PanelStudy> seen = new ArrayList<>();
    Function<PanelStudy, Findings> keeps =
        study -> {
          seen.add(study);
          return NOTHING;
        };
    answers(PanelAnswers.PATIENCE, panel("runs", "Runs", keeps)).panel(about("runs"));
    PanelStudy study = seen.get(0);
    assertEquals("study-1", study.name());
    assertEquals(List.of(HOSTILE, "two"), study.runs().stream().map(r -> r.arm()).toList());
    assertEquals(0.5, study.runs().get(0).metrics().get("train_loss"));
  }

  @Test
  void aPanelThatThrowsHangsOrIsNotThereIsSaid() {
    CountDownLatch never = new CountDownLatch(1);
    Function<PanelStudy, Findings> waits =
        study -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return NOTHING;
        };
    Function<PanelStudy, Findings> throwing =
        study -> {
          throw new IllegalStateException("no " + HOSTILE);
        };
    PanelAnswers answers =
        answers(Duration.ofMillis(100), panel("throws", "a", throwing), panel("hangs", "b", waits));
    assertTrue(message(answers, "throws").contains("the panel failed: "), "throws");
    assertTrue(message(answers, "hangs").contains("the panel gave no answer within"), "hangs");
    assertTrue(message(answers, "other").contains("no plug-in has such a panel"), "other");
  }

  private static String message(PanelAnswers answers, String panel) {
    return String.valueOf(
        assertThrows(ProblemException.class, () -> answers.panel(about(panel))).getMessage());
  }
}
