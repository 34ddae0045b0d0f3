package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data as Parquet, fetched, and as a card, in the assembled distribution. */
class DataCommandsIT {
  @TempDir Path work;

  /** DuckDB and its native library work inside the framework. */
  @Test
  void exportsAsParquet() throws Exception {
    Path export = Files.createDirectory(work.resolve("export"));
    Path tables =
        Path.of(System.getProperty("anlage.modules"))
            .normalize()
            .getParent()
            .getParent()
            .resolve("bundles/microns/src/test/resources/org/anlage/microns/cave");
    for (String name :
        new String[] {
          "coregistration_manual_v4", "aibs_metamodel_celltypes_v661", "synapses_pni_2"
        }) {
      Files.copy(tables.resolve(name + ".parquet"), export.resolve(name + ".parquet"));
    }
    Files.writeString(
        export.resolve("proofreading_status_and_strategy.csv"),
        "pt_root_id,status_axon,strategy_axon,status_dendrite,strategy_dendrite\n"
            + "864691135000000001,t,axon_fully_extended,t,dendrite_extended\n");
    Distribution.in(work)
        .quick()
        .run("data", "inspect", "export", "--source", "microns-cave")
        .expect(0)
        .saysOut("4 synapses between the neurons, in 9 rows")
        .saysOut("1 of 4 axons were extended by proofreading")
        .saysOut("observed_axons 1");
  }

  @Test
  void aCardOfTheSyntheticCortex() throws Exception {
    Distribution.in(work)
        .quick()
        .run("data", "card", "--out", "cards/one.html")
        .expect(0)
        .saysOut("cards/one.html");
    String card = Files.readString(work.resolve("cards/one.html"));
    assertTrue(card.contains("SYNTHETIC DATA"), "said at the top");
    assertTrue(card.contains("What these data can be used for"), "uses");
    assertTrue(card.contains("Spectrum of the wiring"), "pictures");
    assertFalse(card.contains("could not be written"), "every section was written");
  }

  @Test
  void whatIsFetchedIsRecordedAndShownOnItsCard() throws Exception {
    Distribution anlage = Distribution.in(work).quick();
    anlage.run("data", "fetch").expect(0).saysOut("microns:6_6_2  MICrONS field 6_6_2");
    anlage
        .run("data", "fetch", "microns:6_6_2", "--dry-run")
        .expect(0)
        .saysOut("licence MIT")
        .saysOut("positions_6_6_2.npy");
    anlage.run("data", "fetch", "mouse").expect(2).saysOnce("no such data set");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/nodes.csv",
        exchange -> {
          byte[] text = "index,x_um,y_um,z_um\n0,1,2,3\n1,2,3,4\n".getBytes();
          exchange.sendResponseHeaders(200, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    server.start();
    try {
      anlage
          .run(
              "data",
              "fetch",
              "http://127.0.0.1:" + server.getAddress().getPort() + "/nodes.csv",
              "--out",
              "got")
          .expect(0)
          .saysOut("licence not stated")
          .saysOut("fetched got");
    } finally {
      server.stop(0);
    }
    assertEquals(3, Files.readAllLines(work.resolve("got/nodes.csv")).size());
    assertTrue(Files.readString(work.resolve("got/fetched.json")).contains("sha256"));
  }
}
