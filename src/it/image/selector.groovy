if (excluded == 'slow') {
    println 'image is slow: it runs with -Pfull'
    return false
}
return true
