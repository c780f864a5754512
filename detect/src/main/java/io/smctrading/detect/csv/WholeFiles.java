package io.smctrading.detect.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/**
 * One split for each file that was named, whatever its name looks like, the small ones first:
 * {@link org.apache.flink.connector.file.src.assigners.SimpleSplitAssigner} hands them out from the
 * end, and who begins with the large ones has them done together.
 */
public final class WholeFiles implements FileEnumerator {

    @Override
    public Collection<FileSourceSplit> enumerateSplits(Path[] files, int minDesiredSplits)
            throws IOException {
        List<FileSourceSplit> splits = new ArrayList<>();
        for (int i = 0; i < files.length; i++) {
            FileStatus status = files[i].getFileSystem().getFileStatus(files[i]);
            splits.add(
                    new FileSourceSplit(
                            Integer.toString(i),
                            files[i],
                            0,
                            status.getLen(),
                            status.getModificationTime(),
                            status.getLen()));
        }
        splits.sort(Comparator.comparingLong(FileSourceSplit::length));
        return splits;
    }
}
