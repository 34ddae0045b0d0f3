package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.anlage.api.matrix.Matrix;
import org.anlage.itests.Distribution.Result;
import org.anlage.npy.Npy;
import org.anlage.npy.NpyArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests of user errors: one clear message, the right exit code, no stack trace, nothing lost. */
class BadInputIT {

  private static final String FIELD = "data={\"path\": \"field\"}";
  private static final String WSTAR = "arms.0.weights=[\"cortical\"]";
  private static final String PATHS = "arms.0.embedding=path-distance";
  private static final String TYPES =
      "arms.0.weights=[\"anatomical\", {\"use\": \"dale\", \"signs\": \"cell-type\"}]";

  @RegisterExtension static final Prompt PROMPT = new Prompt();

  private final Path work = PROMPT.work();

  @BeforeEach
  void experiment() throws IOException {
    new MiniExperiment().write(work.resolve("mini.json"));
  }

  private Result anlage(String... arguments) throws IOException, InterruptedException {
    return PROMPT.run(arguments);
  }

  private Result mini(String set) throws IOException, InterruptedException {
    return anlage("run", "mini.json", "--store", "store", "--set", set);
  }

  private Result text(String experiment) throws IOException, InterruptedException {
    Files.writeString(work.resolve("bad.json"), experiment);
    return anlage("run", "bad.json", "--store", "store");
  }

  @Test
  void filesThatAreNotExperiments() throws Exception {
    anlage("run", "gone.json").expect(2).saysOnce("gone.json", "there is no such file");
    anlage("run", ".").expect(2).saysOnce("cannot be read");
    Files.write(work.resolve("latin.json"), new byte[] {'{', '"', (byte) 0xe9, '"', '}'});
    anlage("run", "latin.json").expect(2).saysOnce("latin.json", "not UTF-8");
    text("").expect(2).saysOnce("bad.json", "too early");
    text("[1]").expect(2).saysOnce("bad.json:1:", "an experiment is an object");
    text("{\"name\": \"x\",}").expect(2).saysOnce("bad.json:1:", "not valid JSON");
    text("{\"a\":".repeat(100)).expect(2).saysOnce("bad.json:1:", "not valid JSON");
    text("{\"name\": \"x\", \"extends\": \"bad.json\"}").expect(2).saysOnce("circle");
    text("{\"name\": \"x\", \"data\": {\"path\": \"a\\u0000b\"}}").expect(2).saysOnce("path");
  }

  /** What three kinds of new user typed, and the word that helps. */
  @Test
  void mistakesOfNewUsersAreSaidWithTheirRemedy() throws Exception {
    anlage("run", "mini.json", "--seed", "3").expect(2).saysOnce("did you mean --seeds?");
    anlage("run", "mini.json", "--seeds", "6", "--dry-run").expect(0).says("note", "seeds");
    mini("trainer.updtes=5").expect(2).says("did you mean", "updates");
    anlage("run", "mini.json", "--set", "trainer.updates", "=", "5")
        .expect(2)
        .saysOnce("PATH=VALUE is written without spaces");
    mini("network.activation=Tanh").expect(2).says("did you mean", "tanh");
    mini("trainer.learningRate=0,001").expect(2).says("write a point, not a comma");
    mini("trainer.lr=0.1").expect(2).says("did you mean", "learningRate");
    mini("name=my study").expect(2).says("name");
    mini("network.units=all-neuron").expect(2).says("all-neurons");
    mini("data=/path").expect(2).says("{ \"path\": \"/path\" }");
    text("{\"name\": \"x\",}").expect(2).saysOnce("a comma before }", "remove it");
    text("# x\n{}").expect(2).saysOnce("got #", "//");
    text("{'name': 'x'}").expect(2).saysOnce("single quote", "double quotes");
    text("{\"name\": None}").expect(2).saysOnce("None");
    text("{\"name\": \"x\" \"seeds\": 2}").expect(2).saysOnce("a comma missing");
    text("{\"name\": \"x\"").expect(2).saysOnce("ends too early", "close what was opened");
    text("name: x\n").expect(2).saysOnce("bad.json:1:1", "not valid JSON");
    anlage("list", "generators").expect(2).saysOnce("did you mean", "generator");
    anlage("export", "00", "--out", "o").expect(5).saysOnce("anlage-runs", "not a run store");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceWithItsPlace() throws Exception {
    Result result =
        text(
            """
            {
              "name": "many faults",
              "arms": [
                { "name": "a", "weights": "orthogonl" },
                { "name": "b", "wieghts": "glorot", "weights": 3 }
              ],
              "tasks": ["go-nogo"],
              "trainer": { "use": "bptt", "batch": "many", "updates": 2.5, "learningRate": -1 }
            }
            """);
    result.expect(2);
    assertEquals(6, result.errors().size(), result::toString);
    result.says("bad.json:4:", "orthogonl", "did you mean \"orthogonal\"?");
    result.says("bad.json:5:", "wieghts", "did you mean \"weights\"?");
    result.says("bad.json:5:", "generator", "the number 3");
    result.says("bad.json:8:", "batch", "the string \"many\"", "a whole number");
    result.says("bad.json:8:", "updates", "2.5", "a whole number");
    result.says("bad.json:8:", "learningRate", "-1", "greater than 0");
  }

  @Test
  void keysAndValues() throws Exception {
    text("{\"name\": \"x\",\n \"name\": \"y\"}").expect(2).saysOnce("bad.json:2:", "duplicate key");
    text("{\"seeds\": 3}").expect(2).saysOnce("missing key \"name\"");
    mini("name=../x").expect(2).saysOnce("used for a folder");
    mini("seeds=0").expect(2).saysOnce("seeds");
    mini("network.units=0").expect(2).saysOnce("units", "the number 0");
    mini("network.units=1").expect(2).says("error: network.units", "two");
    mini("trainer.updates=1e99999999999").expect(2).saysOnce("updates", "a whole number");
    mini("arms.none.weights=glorot").expect(2).saysOnce("no item \"none\"");
    mini("comparisons=[{\"arm\": \"near\", \"against\": [\"plain\"], \"metrics\": [\"loss\"]}]")
        .expect(2)
        .saysOnce("unknown key \"metrics\" in \"comparisons\"", "it belongs to the analyzer");
    mini("analyzers=[{\"use\": \"comparisons\", \"arm\": \"near\"}]")
        .expect(2)
        .saysOnce("unknown key \"arm\" in analyzer", "it belongs to the key of the experiment");
    mini("analyzers=[\"quux\"]")
        .expect(2)
        .saysOnce("there is no analyzer \"quux\"", "the nearest of ", "`anlage list analyzer`");
    mini("nonsense").expect(2).saysOnce("path=value");
    mini("choose=validation-loss").expect(2).saysOnce("\"choose\" needs a \"grid\"");
    mini("arms.1.name=near").expect(2).saysOnce("two arms are called \"near\"");
    mini("trainer=l1").expect(2).saysOnce("there is no trainer \"l1\"", "it is a regularizer");
    anlage("run", "mini.json", "--kernels", "fortran").expect(2).saysOnce("fortran", "scalar");
    anlage("run", "mini.json", "--threads", "0").expect(2).saysOnce("--threads", "at least 1");
    anlage("run", "mini.json", "--seeds", "x").expect(2).saysOnce("--seeds", "run --help");
  }

  @Test
  void aGridThatIsTooSmallForTheNetworkOrTooLarge() throws Exception {
    Path file =
        new MiniExperiment()
            .arm(
                "{\"name\": \"small\", \"weights\": \"glorot\","
                    + " \"embedding\": {\"use\": \"grid\", \"shape\": [2, 2, 2]}}")
            .write(work.resolve("small.json"));
    anlage("run", file.toString(), "--store", "store").expect(2).says("8", "16");
    assertEquals(4, new StoreContents(work.resolve("store")).manifests().size());
  }

  @Test
  void dataThatIsNotThereOrIsNotData() throws Exception {
    Files.createDirectory(work.resolve("empty"));
    Files.writeString(work.resolve("text.txt"), "hello");
    for (String path : new String[] {"gone", "empty", "text.txt"}) {
      anlage("data", "inspect", path).expect(3).saysOnce(path);
    }
    anlage("run", "mini.json", "--set", "data.path=gone").expect(3).saysOnce("gone");
  }

  @Test
  void arraysThatAreDamagedOrHostile() throws Exception {
    Npy.write(work.resolve("whole.npy"), NpyArray.of(Matrix.zeros(4, 4)));
    byte[] whole = Files.readAllBytes(work.resolve("whole.npy"));
    Files.write(work.resolve("cut.npy"), java.util.Arrays.copyOf(whole, whole.length - 9));
    Files.write(work.resolve("none.npy"), new byte[0]);
    String header = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1);
    Files.writeString(
        work.resolve("huge.npy"),
        header.replace("(4, 4), }      ", "(99999999, 9), }").replace("(4, 4)", "(9999,9999)"),
        java.nio.charset.StandardCharsets.ISO_8859_1);
    Files.writeString(
        work.resolve("object.npy"),
        header.replace("<f8", "|O "),
        java.nio.charset.StandardCharsets.ISO_8859_1);
    for (String file : new String[] {"cut.npy", "none.npy", "huge.npy", "object.npy"}) {
      anlage("apply", "l1", "--in", "weights=" + file, "--out", "out").expect(3).saysOnce(file);
    }
  }

  @Test
  void aTableOfNeuronsWithANumberThatIsNone() throws Exception {
    Path field = Files.createDirectory(work.resolve("field"));
    Files.writeString(field.resolve("edges.csv"), "row,col,n_synapses\n0,1,1\n");
    Files.writeString(field.resolve("nodes.csv"), "index,x_um,y_um,z_um\n0,0,0,0\n1,NaN,0,0\n");
    anlage("data", "inspect", "field").expect(3).saysOnce("nodes.csv");
    Files.writeString(field.resolve("nodes.csv"), "index,x_um,y_um,z_um\n0,0,0,0\n1,1,0,0\n");
    Files.writeString(field.resolve("edges.csv"), "row,col,n_synapses\n0,9,1\n");
    anlage("data", "inspect", "field").expect(3).saysOnce("edges.csv", "9");
  }

  /** What a field may lack or contradict is one error, or a warning in its checks. */
  @Test
  void fieldsThatLackWhatIsAskedOfThem() throws Exception {
    Path field = Files.createDirectory(work.resolve("field"));
    StringBuilder nodes = new StringBuilder("index,nucleus_id,x_um,y_um,z_um\n");
    for (int i = 0; i < 16; i++) {
      nodes.append(i + "," + (100 + i) + "," + 10 * i + ",0,0\n");
    }
    Files.writeString(field.resolve("nodes.csv"), nodes);
    Files.writeString(field.resolve("edges.csv"), "row,col,n_synapses\n0,15,1\n3,4,1\n8,2,2\n");
    anlage("data", "pairs", "field").expect(3).saysOnce("field", "no activity");
    anlage("run", "mini.json", "--store", "s2", "--set", FIELD, "--set", WSTAR)
        .expect(3)
        .says("no correlation matrix", "event times");
    anlage("run", "mini.json", "--store", "s3", "--set", FIELD, "--set", PATHS)
        .expect(3)
        .says("the wiring is disconnected", "longest-plus-one");
    anlage("run", "mini.json", "--store", "s4", "--set", FIELD, "--set", TYPES)
        .expect(3)
        .says("no cell types", "drawn");
    anlage("data", "inspect", "field").expect(0).saysOut("WARNING distance of connected pairs");
    anlage("data", "inspect", "field", "--param", "permutations=30").expect(2).saysOnce("--source");
    anlage("data", "inspect", "field", "--source", "microns-cave")
        .expect(3)
        .saysOnce("field", "no table of neurons");
    Files.writeString(field.resolve("nodes.csv"), nodes.toString().replace(",101,", ",100,"));
    anlage("data", "inspect", "field").expect(3).saysOnce("nodes.csv", "100 at 0 and at 1");
  }

  @Test
  void aStoreThatCannotBeWrittenOrIsNone() throws Exception {
    Files.writeString(work.resolve("file"), "");
    anlage("run", "mini.json", "--store", "file").expect(5).saysOnce("file", "cannot be written");
    anlage("run", "mini.json", "--store", "/proc/store").expect(5).saysOnce("/proc/store");
    Files.createDirectory(work.resolve("empty"));
    for (String command : new String[] {"analyze", "report"}) {
      anlage(command, "empty").expect(5).saysOnce("empty", "not a run store");
      anlage(command, "gone").expect(5).saysOnce("gone", "nothing there");
    }
    anlage("export", "00", "--store", "gone", "--out", "out").expect(5).saysOnce("gone");
  }

  @Test
  void filesOfTheStoreThatWereDamagedSince() throws Exception {
    anlage("run", "mini.json", "--store", "store").expect(0);
    StoreContents store = new StoreContents(work.resolve("store"));
    Map<String, String> results = store.results();
    String study = store.studies().get(0);
    String id = results.keySet().iterator().next();

    anlage("analyze", "store", "--study", "other").expect(5).saysOnce("other", study);
    anlage("analyze", "store", "--with", "nothing").expect(2).saysOnce("nothing");
    anlage("analyze", "store", "--kernels", "fortran").expect(2).saysOnce("fortran", "scalar");
    anlage("analyze", "store", "--with", "spectrum", "--runs", "zz").expect(2).saysOnce("zz");
    anlage("export", "zz", "--store", "store", "--out", "out").expect(2).saysOnce("zz");

    damage(0, store.run(id).resolve("trained.npz"), "analyze", "store", "--with", "spectrum");
    damage(0, store.run(id).resolve("history.json"), "report", "store");
    damage(5, store.run(id).resolve("trained.npz"), "export", id, "--store", "store", "--out", "o");
    damage(5, store.root().resolve("plans/" + study + "/plan.json"), "report", "store");
    damage(0, store.run(id).resolve("manifest.json"), "run", "mini.json", "--store", "store");

    // What the message says puts it right: the run is computed again, to the same bits.
    Files.delete(store.run(id).resolve("manifest.json"));
    anlage("run", "mini.json", "--store", "store").expect(0).says("3 already stored");
    assertEquals(results, store.results());
  }

  /** Damages a file, in several ways, and puts it back; a damaged run alone stops no command. */
  private void damage(int code, Path file, String... command) throws Exception {
    byte[] whole = Files.readAllBytes(file);
    byte[][] damaged = {
      new byte[0], java.util.Arrays.copyOf(whole, whole.length / 2), "[]".getBytes("UTF-8")
    };
    for (byte[] bytes : damaged) {
      Files.write(file, bytes);
      anlage(command).expect(code).says(file.getFileName().toString(), "damaged");
    }
    Files.write(file, whole);
  }

  @Test
  void aDiskThatIsFull() throws Exception {
    Path disk = Files.createDirectory(work.resolve("disk"));
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=48k", "none", disk.toString())
            .redirectErrorStream(true)
            .start();
    org.junit.jupiter.api.Assumptions.assumeTrue(
        mount.waitFor() == 0, "a small disk cannot be mounted here");
    try {
      anlage("run", "mini.json", "--store", "disk/store").expect(5).saysOnce("disk/store", "space");
      int stored = new StoreContents(disk.resolve("store")).manifests().size();
      assertTrue(stored < 4, "48 KiB were enough for everything");
      new ProcessBuilder("mount", "-o", "remount,size=9m", disk.toString()).start().waitFor();
      anlage("run", "mini.json", "--store", "disk/store")
          .expect(0)
          .says("4 runs, " + stored + " already stored");
    } finally {
      new ProcessBuilder("umount", disk.toString()).start().waitFor();
    }
  }

  @Test
  void runsThatFailNumericallyAreStoredAndCounted() throws Exception {
    Path file =
        new MiniExperiment()
            .arm("wild", "[\"normal\", {\"use\": \"scale-spectral-radius\", \"value\": 1e30}]")
            .write(work.resolve("wild.json"));
    anlage("run", file.toString(), "--store", "store")
        .expect(0)
        .says("warning: 2 of 6 runs failed numerically");
    StoreContents store = new StoreContents(work.resolve("store"));
    assertEquals(
        2,
        store.manifests().values().stream()
            .filter(manifest -> manifest.get("status").getAsString().equals("failed"))
            .filter(manifest -> !manifest.get("failure").getAsString().isEmpty())
            .count());
    anlage("run", file.toString(), "--store", "store").expect(0).says("6 already stored");
  }

  @Test
  void whenAllRunsFailThatIsAnError() throws Exception {
    anlage(
            "run",
            "mini.json",
            "--store",
            "store",
            "--set",
            "arms.*.weights=[\"normal\", {\"use\": \"scale-spectral-radius\", \"value\": 1e30}]")
        .expect(5)
        .says("4 of 4 runs failed numerically");
    assertEquals(4, new StoreContents(work.resolve("store")).manifests().size());
  }
}
