package org.anlage.microns.cave;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.duckdb.DuckDbTables;
import org.anlage.npy.Npy;
import org.anlage.npy.NpyArray;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.duckdb.DuckDBDriver;

/** A made-up export of four neurons on disk, to be written in other ways and to be damaged. */
final class CaveOnDisk {
  /** Ends of root ids that differ in their last digits alone, which no double can tell apart. */
  static final long ROOT = 864691135000000000L;

  static final String MATCHES = "coregistration_manual_v4.csv";
  static final String SYNAPSES = "synapses_pni_2.csv";
  static final String TYPES = "aibs_metamodel_celltypes_v661.csv";
  final Path folder;

  CaveOnDisk(Path folder) {
    this.folder = folder;
  }

  /** Four neurons of field 5, 3, 4 with nuclei 11 to 14, units 1 to 4, roots ROOT + 1 to + 4. */
  CaveOnDisk matches() {
    return text(
        MATCHES,
        """
        Unnamed: 0,id,valid,target_id,session,scan_idx,field,unit_id,pt_root_id,residual,score,pt_position
        0,100,t,11,5,3,4,1,864691135000000001,1.5,10.25,"[100000, 200000, 20000]"
        1,101,t,12,5,3,4,2,864691135000000002,2.5,4,"[100250, 200000, 20000]"
        2,102,t,13,5,3,4,3,864691135000000003,,-1,"[100000, 200500, 20000]"
        3,103,t,14,5,3,4,4,864691135000000004,8,6,"[100000, 200000, 20025]"
        """);
  }

  /** 11 to 12 twice, 12 to 13, 14 to 11, and rows that do not count. */
  CaveOnDisk synapses() {
    return text(
        SYNAPSES,
        """
        id,valid,pre_pt_root_id,post_pt_root_id,size,ctr_pt_position
        1,True,864691135000000001,864691135000000002,1000,"[1 2 3]"
        2,True,864691135000000001,864691135000000002,500,"[1 2 3]"
        3,True,864691135000000002,864691135000000003,70,"[1 2 3]"
        4,True,864691135000000004,864691135000000001,300,"[1 2 3]"
        4,True,864691135000000004,864691135000000001,300,"[1 2 3]"
        5,True,864691135000000003,864691135000000003,40,"[1 2 3]"
        6,False,864691135000000003,864691135000000001,40,"[1 2 3]"
        7,True,0,864691135000000001,40,"[1 2 3]"
        8,True,864691135000000003,864691135999999999,,"[1 2 3]"
        """);
  }

  CaveOnDisk types() {
    return text(
        TYPES,
        """
        id,valid,target_id,classification_system,cell_type
        901,t,11,excitatory_neuron,23P
        902,t,12,inhibitory_neuron,BC
        903,t,13,excitatory_neuron,5P-ET
        904,t,14,,
        905,t,15,nonneuron,astrocyte
        """);
  }

  CaveOnDisk text(String name, String content) {
    return bytes(name, content.getBytes(StandardCharsets.UTF_8));
  }

  CaveOnDisk zipped(String name, String content) {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CaveOnDisk bytes(String name, byte[] content) {
    try {
      Files.write(folder.resolve(name), content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A table that pandas wrote (make.py). */
  CaveOnDisk resource(String name) {
    try (InputStream stream =
        Objects.requireNonNull(CaveOnDisk.class.getResourceAsStream(name), name)) {
      return bytes(name, stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a query of DuckDB selects, as Parquet. */
  static void duckDb(Path file, String query) {
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  CaveOnDisk delete(String name) {
    try {
      Files.delete(folder.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CaveOnDisk matrix(String name, Matrix values) {
    Npy.write(folder.resolve(name), NpyArray.of(values));
    return this;
  }

  CaveOnDisk longs(String name, long... values) {
    Npy.write(folder.resolve(name), NpyArray.of(values));
    return this;
  }

  String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Loads with parameters as in an experiment file. */
  Cortex load(String parameters) {
    ParameterDecoder decoder = new ParameterDecoder();
    Optional<MicronsCave.Parameters> decoded =
        decoder.decode(
            MicronsCave.Parameters.class,
            (Json.Obj)
                JsonReader.parse("parameters", parameters, ProblemException.Kind.CONFIGURATION),
            "data.source",
            Set.of());
    decoder.finish();
    return new MicronsCave(Optional.of(new DuckDbTables()))
        .load(decoded.orElseThrow(), Optional.of(folder));
  }
}
