package org.anlage.handbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandbookTest {
  @TempDir Path folder;

  private void page(String name, String text) throws IOException {
    Path file = folder.resolve("repository").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void linksLeadToPagesAndFilesThatAreThere() throws Exception {
    page("README.md", "# Top\n\n[a](docs/a.md)");
    page("examples/README.md", "# Examples\n");
    page("examples/x/README.md", "# X\n");
    page(
        "docs/a.md",
        """
        # A & `b`

        ## Bad plug-ins, and more
        ## Bad plug-ins, and more

        [top](../README.md) [b](deep/b.md#two) [e](../examples/README.md#x) [x](../examples/x)
        [data](../examples/e.json) [web](https://example.org/a.md) [here](#bad)

        | one | two |
        |---|---|
        | 1 | `2` |
        """);
    page("docs/deep/b.md", "# B\n\n## Two\n\n![image](../images/i.png) [src](../../bundles/x)");
    page("docs/images/i.png", "image");
    Path out = folder.resolve("out");
    Files.createDirectories(out.resolve("examples"));
    Files.writeString(out.resolve("examples/e.json"), "{}");
    Handbook.main(new String[] {folder.resolve("repository").toString(), out.toString()});

    String a = Files.readString(out.resolve("docs/a.html"));
    assertTrue(a.contains("<title>A &amp; b</title>"), a);
    assertTrue(a.contains("<h2 id=\"bad-plug-ins-and-more\">"), a);
    assertTrue(a.contains("<h2 id=\"bad-plug-ins-and-more-1\">"), a);
    assertTrue(a.contains("<td><code>2</code></td>"), a);
    for (String link :
        new String[] {
          "more/README.html",
          "deep/b.html#two",
          "more/examples/README.html#x",
          "more/examples/x/README.html",
          "../examples/e.json",
          "https://example.org/a.md",
          "#bad"
        }) {
      assertTrue(a.contains("href=\"" + link + "\""), link + " in " + a);
    }
    String b = Files.readString(out.resolve("docs/deep/b.html"));
    assertTrue(b.contains("src=\"../images/i.png\""), b);
    assertTrue(b.contains("href=\"../architecture.html\""), b);
    assertEquals("image", Files.readString(out.resolve("docs/images/i.png")));
    String top = Files.readString(out.resolve("docs/more/README.html"));
    assertTrue(top.contains("href=\"../a.html\""), top);
  }
}
