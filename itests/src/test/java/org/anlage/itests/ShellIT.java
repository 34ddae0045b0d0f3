package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands at the prompt of the shell, read from a pipe. */
@Tag("java")
class ShellIT {

  @TempDir Path work;

  @Test
  void commandsOfTheCommandLineAndOfThePlatformWork() throws Exception {
    Path lines =
        Files.writeString(
            work.resolve("lines"),
            "list generator\ndescribe l1\nlb\ndescribe nothing-like-it\nno-such\ndocter\ndoctor\nexit\n");
    Result result = Distribution.in(work).reading(lines).run("shell").expect(0);
    result.saysOut("orthogonal", "l1 (regularizer)", "Anlage launcher", "nothing is wrong");
    result.says("there is no extension \"nothing-like-it\"");
    result.says("Unmatched argument", "no-such");
    result.says("docter", "did you mean doctor?");
    assertTrue(Files.readString(work.resolve(".anlage/history")).contains("describe l1"));
  }

  @Test
  void aPluginThatIsDroppedInIsThereForTheNextCommand() throws Exception {
    Path plugins = Files.createDirectories(work.resolve("plug"));
    Path jar = LargestWeight.bundle("1.0.0", 1).write(work.resolve("built"));
    Path lines =
        Files.writeString(
            work.resolve("lines"), "plugins list\nplugins add " + jar + "\nlist analyzer\n");
    Result result =
        Distribution.in(work)
            .reading(lines)
            .run("shell", "--plugins", plugins.toString())
            .expect(0);
    result.saysOut("no plug-ins", "added", "The extension largest-weight");
  }

  @Test
  void otherCommandsStartWithoutIt() throws Exception {
    Result doctor = Distribution.in(work).run("doctor", "--json").expect(0);
    assertEquals(-1, doctor.out().indexOf("jline"), doctor::toString);
  }
}
