package io.smctrading.stack.bench;

import io.smctrading.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * A recording of where the threads of a JVM were, every 10 ms.
 *
 * @param file that the JVM writes at its end
 */
record FlightRecording(Path file) {

    private static final String JAVA = "jdk.ExecutionSample";
    private static final String NATIVE = "jdk.NativeMethodSample";
    private static final String SETTINGS =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <configuration version="2.0">
              <event name="jdk.ExecutionSample">
                <setting name="enabled">true</setting>
                <setting name="period">10 ms</setting>
              </event>
              <event name="jdk.NativeMethodSample">
                <setting name="enabled">true</setting>
                <setting name="period">10 ms</setting>
              </event>
            </configuration>
            """;

    /** Native methods that work; in the others threads wait. */
    private static final Set<String> WORKING =
            Set.of(
                    "java.io.FileInputStream.readBytes",
                    "java.io.FileOutputStream.writeBytes",
                    "java.io.RandomAccessFile.writeBytes",
                    "sun.nio.ch.FileDispatcherImpl.read0",
                    "sun.nio.ch.FileDispatcherImpl.pread0",
                    "sun.nio.ch.FileDispatcherImpl.write0",
                    "sun.nio.ch.FileDispatcherImpl.pwrite0",
                    "sun.nio.ch.UnixFileDispatcherImpl.read0",
                    "sun.nio.ch.UnixFileDispatcherImpl.write0",
                    "sun.nio.ch.UnixFileDispatcherImpl.transferTo0",
                    "sun.nio.ch.FileChannelImpl.transferTo0");

    /** Options with which a JVM records into the file, from its start to its end. */
    List<String> options() {
        Path settings = file.resolveSibling(file.getFileName() + ".jfc");
        try {
            Files.writeString(settings, SETTINGS);
        } catch (IOException e) {
            throw StackException.failed(settings + " cannot be written: " + e, e);
        }
        return List.of(
                "-XX:FlightRecorderOptions=stackdepth=256",
                "-XX:StartFlightRecording=dumponexit=true,settings=%s,filename=%s"
                        .formatted(settings, file));
    }

    /**
     * Reads the samples of threads that worked.
     *
     * @param stacks told each, the deepest call first, written {@code package.Class.method}
     */
    void read(Consumer<List<String>> stacks) {
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                String name = event.getEventType().getName();
                RecordedStackTrace stack = event.getStackTrace();
                if (stack == null || stack.getFrames().isEmpty()) {
                    continue;
                }
                List<String> frames =
                        stack.getFrames().stream().map(FlightRecording::text).toList();
                if (name.equals(JAVA) || (name.equals(NATIVE) && WORKING.contains(frames.get(0)))) {
                    stacks.accept(frames);
                }
            }
        } catch (IOException e) {
            throw StackException.failed(file + " cannot be read: " + e, e);
        }
    }

    private static String text(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + '.' + frame.getMethod().getName();
    }
}
