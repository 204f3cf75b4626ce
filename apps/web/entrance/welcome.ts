import '#platform/ui/base-styles'
