package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests weights from a matrix file of {@code data pairs}, whose digest is in the run id. */
class MatrixFileIT {
  @RegisterExtension static final Prompt PROMPT = new Prompt();

  private final Path work = PROMPT.work();

  private List<String> runs() throws IOException {
    return new StoreContents(work.resolve("store")).manifests().keySet().stream().sorted().toList();
  }

  @Test
  void anotherContentIsAnotherRun() throws Exception {
    Files.writeString(
        work.resolve("t.csv"), "time_s,a,b,c\n0,1,2.5,0\n0.5,3,4,1\n1,-1,7,0\n1.5,2,2,5\n");
    PROMPT.run("data", "pairs", "t.csv", "--out", "sub/r.npy").expect(5);
    Files.createDirectory(work.resolve("sub"));
    PROMPT.run("data", "pairs", "t.csv", "--out", "sub/r.npy").expect(0);
    Files.writeString(
        work.resolve("sub/e.json"),
        """
        { "name": "files", "network": { "units": 3 }, "tasks": "go-nogo", "seeds": 1,
          "trainer": { "use": "bptt", "updates": 2, "epochLength": 1 },
          "arms": [ { "name": "a", "weights": [{ "use": "matrix-file", "file": "r.npy" },
              { "use": "modulate-file", "file": "mask.csv", "as": "mask" }] } ] }
        """);
    Files.writeString(work.resolve("sub/mask.csv"), "1,1,0\n1,1,1\n0,1,1\n");
    PROMPT.run("run", "sub/e.json", "--store", "store").expect(0);
    List<String> first = runs();
    assertEquals(1, first.size());
    PROMPT.run("run", "sub/e.json", "--store", "store").expect(0);
    assertEquals(first, runs());
    Files.writeString(work.resolve("sub/mask.csv"), "1,1,1\n1,1,1\n0,1,1\n");
    PROMPT.run("run", "sub/e.json", "--store", "store").expect(0);
    List<String> both = runs();
    assertEquals(2, both.size());
    assertNotEquals(both.get(0), both.get(1));
    Distribution.Result again = PROMPT.run("reproduce", first.get(0), "--store", "store");
    assertNotEquals(0, again.code(), again::toString);
    again.says("is not the one");
    Files.delete(work.resolve("sub/r.npy"));
    PROMPT.run("run", "sub/e.json", "--store", "store").expect(2).says("r.npy", "cannot be read");
  }
}
