# The archive of one layer, imported, beside what GNU tar takes to extract it to the same disk and to
# sync that. An import is what comes nearest: the archive is sent, digested, unpacked and synced. They take
# turns; the first round does not count, a figure is the middle of the others.

. "$here/scenes/images.sh"

scene_extract() {
  local kind form archive folder=$work/extract
  mkdir -p "$folder/of-tar"
  for kind in files file; do
    "$java" -cp "$work/load" Image "$kind" "$folder/$kind.tar"
    tar -C "$folder" -xmf "$folder/$kind.tar" 0.tar
    rm "$folder/$kind.tar"
    gzip <"$folder/0.tar" >"$folder/0.tar.gz"
    for form in plain gzip; do
      archive=$folder/0.tar
      [ "$form" = plain ] || archive=$archive.gz
      extracted "$archive"
      row "extraction of 200 MiB, $(in_words "$kind"), $form, ms (beside GNU tar)" \
        "$(median <"$folder/own")" "$(median <"$folder/tar")"
    done
    rm "$folder"/0.tar*
  done
}

# ARCHIVE
extracted() {
  local round clock
  rm -f "$folder"/{own,tar}
  for round in 0 1 2 3 4 5; do
    clock=$(millis with_tar "$1")
    [ "$round" -eq 0 ] || echo "$clock" >>"$folder/tar"
    rm -r "$folder/of-tar"/*
    sync -f "$folder"
    clock=$(millis docker -H "$own" import "$1" bench:extract)
    [ "$round" -eq 0 ] || echo "$clock" >>"$folder/own"
    docker -H "$own" rmi bench:extract >/dev/null
    removed
    sync -f "$folder"
  done
}

with_tar() { tar -xf "$1" -C "$folder/of-tar" && sync -f "$folder/of-tar"; }
