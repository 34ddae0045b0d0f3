package org.anlage.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anlage.api.table.TableColumn;
import org.anlage.api.table.TypedRows;
import org.anlage.store.plan.StudyPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTableTest {
  private static final String SAME = "\"kind\":\"train\",\"units\":[1,2]";

  @TempDir Path root;
  private DirectoryStore store;
  private StudyPlan plan;
  private StudyPlan.PlannedRun plain;
  private StudyPlan.PlannedRun penalised;
  private StudyPlan.PlannedRun failed;
  private StudyPlan.PlannedRun missing;

  @BeforeEach
  void filled() {
    store = DirectoryStore.create(root);
    plain = StoreOfRuns.planned("plain", 7, "{" + SAME + ",\"penalties\":[],\"seed\":7}");
    penalised =
        StoreOfRuns.planned(
            "pen, \"l1\"",
            9007199254740993L,
            "{" + SAME + ",\"penalties\":[{\"strength\":0.10,\"use\":\"l1\"}],\"seed\":1}");
    failed = StoreOfRuns.planned("plain", 8, "{" + SAME + ",\"penalties\":[],\"seed\":8}");
    missing = StoreOfRuns.planned("plain", 9, "{" + SAME + ",\"penalties\":[],\"seed\":9}");
    plan =
        StoreOfRuns.plan(
            "s",
            List.of(
                StoreOfRuns.arm("plain", Map.of("penalty", "none")),
                StoreOfRuns.arm("pen, \"l1\"", Map.of("penalty", "l1"))),
            List.of(plain, penalised, failed, missing));
    StoreOfRuns.store(store, plain, 0.75);
    StoreOfRuns.store(store, penalised, 1);
    StoreOfRuns.store(store, failed, Double.NaN);
  }

  @Test
  void aRowHoldsTheRunWhatDiffersAndTheLastMetrics() {
    TypedRows table = RunTable.of(List.of(plan), id -> RunSummary.of(store, id));
    assertEquals(
        String.join(
            "\r\n",
            "id,study,arm,task,seed,status,failure,seconds,factor.penalty,penalties,"
                + "penalties.0.strength,penalties.0.use,update,test_accuracy",
            plain.id() + "," + plan.folder() + ",plain,delay,7,done,,1.5,none,[],,,100,0.75",
            penalised.id()
                + ","
                + plan.folder()
                + ",\"pen, \"\"l1\"\"\",delay,9007199254740993,done,,1.5,l1,,0.10,l1,100,1",
            failed.id()
                + ","
                + plan.folder()
                + ",plain,delay,8,failed,the loss is NaN at update 100,1.5,none,[],,,,",
            missing.id() + "," + plan.folder() + ",plain,delay,9,missing,,,none,[],,,,",
            ""),
        TableCsv.of(table));
    assertEquals(
        List.of(
            new TableColumn("factor.penalty", TableColumn.Kind.TEXT),
            new TableColumn("penalties", TableColumn.Kind.TEXT),
            new TableColumn("penalties.0.strength", TableColumn.Kind.REAL)),
        table.columns().subList(8, 11));
  }

  @Test
  void aDamagedRunHasNoMetrics() throws IOException {
    Files.writeString(store.directory(plain.id()).resolve("history.json"), "{}");
    List<String> row = RunTable.of(List.of(plan), id -> RunSummary.of(store, id)).rows().get(0);
    assertEquals("damaged", row.get(5));
    assertEquals("history.json was changed since it was stored", row.get(6));
    assertEquals(List.of("", ""), row.subList(row.size() - 2, row.size()));
  }

  @Test
  void theIndexGivesTheSameTableWithoutReadingRuns() throws IOException {
    TypedRows first = indexed();
    assertEquals(RunTable.of(List.of(plan), id -> RunSummary.of(store, id)), first);
    // A run that cannot be read at all, with names, sizes and times as before: the index answers.
    Path history = store.directory(plain.id()).resolve("history.json");
    var time = Files.getLastModifiedTime(history);
    Files.writeString(history, Files.readString(history).replace("0.75", "0.95"));
    Files.setLastModifiedTime(history, time);
    assertEquals(first, indexed());
    Files.delete(root.resolve("index/runs.json"));
    assertEquals("damaged", indexed().rows().get(0).get(5));
  }

  @Test
  void theIndexIsNotBelievedAboutAChangedRun() throws IOException {
    indexed();
    Path history = store.directory(plain.id()).resolve("history.json");
    Files.writeString(history, Files.readString(history).replace("0.75", "0.9"));
    assertEquals("damaged", indexed().rows().get(0).get(5));
    Files.delete(store.directory(failed.id()).resolve("manifest.json"));
    assertEquals("missing", indexed().rows().get(2).get(5));
  }

  @Test
  void anEditedIndexIsMadeAgain() throws IOException {
    TypedRows first = indexed();
    Path index = root.resolve("index/runs.json");
    String whole = Files.readString(index);
    for (String edited : List.of(whole.replace("0.75", "0.95"), "", "[]", "{\"seal\":1}")) {
      Files.writeString(index, edited);
      assertEquals(first, indexed(), edited);
      assertEquals(whole, Files.readString(index));
    }
  }

  @Test
  void aStudyOfOneRunHasNoParametersThatDiffer() {
    TypedRows table =
        RunTable.of(
            List.of(StoreOfRuns.plan("one", List.of(), List.of(plain))),
            id -> RunSummary.of(store, id));
    Set<String> names = new HashSet<>(table.names());
    assertFalse(names.contains("penalties"));
    assertEquals(10, names.size());
  }

  private TypedRows indexed() {
    DirectoryStore opened = DirectoryStore.open(root);
    RunIndex index = RunIndex.of(opened);
    TypedRows table = RunTable.of(List.of(plan), index);
    index.keep();
    return table;
  }
}
