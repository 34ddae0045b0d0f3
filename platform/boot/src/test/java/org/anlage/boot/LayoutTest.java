package org.anlage.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {

  @TempDir Path folder;

  private Path make(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name)).toRealPath();
  }

  @Test
  void foldersComeInOrderAndOnce() throws IOException {
    Path usual = make("home/plugins");
    Path personal = make("user/.anlage/plugins");
    Path first = make("first");
    Path second = make("second");
    Layout layout =
        Layout.of(
            folder.resolve("home"),
            folder.resolve("user"),
            List.of(
                "--plugins", second.toString(), "run", "--plugins=" + first, "--plugins=" + usual));
    assertEquals(List.of(usual, personal, second, first), layout.plugins());
    assertEquals(List.of(), layout.missing());
  }

  @Test
  void whatOneCommandNeedsIsForThatCommand() {
    Path bundles = folder.resolve("bundles");
    assertEquals(List.of(bundles), Layout.of(folder, folder, List.of("list", "shell")).bundles());
    assertEquals(
        List.of(bundles, folder.resolve("shell")),
        Layout.of(folder, folder, List.of("--plugins", "list", "shell")).bundles());
    assertEquals(
        List.of(bundles, folder.resolve("web")),
        Layout.of(folder, folder, List.of("serve", "shell")).bundles());
  }

  @Test
  void whatFollowsTheDoubleDashIsNotAnOption() throws IOException {
    Path first = make("first");
    Layout layout =
        Layout.of(
            folder.resolve("home"),
            folder.resolve("user"),
            List.of("--", "--plugins", first.toString()));
    assertEquals(
        List.of(folder.resolve("home/plugins"), folder.resolve("user/.anlage/plugins")),
        layout.plugins());
  }

  @Test
  void aFolderThatIsNotThereIsMissingAndAnOptionWithoutValueIsLeftToTheCommand() {
    Path gone = folder.resolve("gone");
    Layout layout = Layout.of(folder, folder, List.of("--plugins=" + gone, "--plugins"));
    assertEquals(List.of(gone), layout.missing());
  }

  @Test
  void jarsAreSortedAndOtherFilesLeftOut() throws IOException {
    for (String name : List.of("b.jar", "a.jar", "README.md")) {
      Files.createFile(folder.resolve(name));
    }
    assertEquals(List.of(folder.resolve("a.jar"), folder.resolve("b.jar")), Layout.jars(folder));
  }
}
